// Fetches the editor's code beside everything else. Not in a frame of another page: there it is shown on demand.
if (!new URLSearchParams(location.search).has("embed")) {
  for (const link of document.querySelectorAll("link[data-editor]")) {
    link.setAttribute("rel", link.getAttribute("data-editor") ?? "");
  }
}
