/**
 * How tests and benches launch Chromium: with no work of its own in between, and without the network. To be called when
 * `CHROMIUM_PATH` is known; without it Playwright takes its own.
 *
 * @param {readonly string[]} more arguments beside the usual ones
 */
export const chromiumLaunch = (more = []) => {
  const executablePath = process.env["CHROMIUM_PATH"];
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // Nothing depends on another machine, and nothing gets the chance.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
      ...more,
    ],
  };
};
