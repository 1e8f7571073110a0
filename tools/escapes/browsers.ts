import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A browser that opens an address by itself, with nobody to drive it. */
export interface LoneBrowser {
  readonly name: string;
  readonly version: string;
  readonly command: string;
  /** @param profile an empty folder */
  readonly argumentsFor: (address: string, profile: string) => readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** `missing`: what to install. */
export type Found = LoneBrowser | { readonly name: string; readonly missing: string };

const firstThat = (paths: readonly string[]): string | undefined => paths.find((path) => existsSync(path));

function versionOf(command: string, ...args: readonly string[]): string {
  return execFileSync(command, [...args, "--version"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

/** No page of greeting, no question, no call home. */
const firefoxPreferences = `user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("app.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
`;

export function chromium(): Found {
  const command = process.env["CHROMIUM_PATH"] ?? firstThat(["/usr/bin/chromium", "/usr/bin/google-chrome"]);
  if (command === undefined) return { name: "Chromium", missing: "chromium" };
  return {
    name: "Chromium",
    version: versionOf(command),
    command,
    argumentsFor: (address, profile) => [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      `--user-data-dir=${profile}`,
      address,
    ],
    environment: {},
  };
}

export function firefox(): Found {
  const command = firstThat(["/usr/bin/firefox-esr", "/usr/bin/firefox"]);
  if (command === undefined) return { name: "Firefox", missing: "firefox-esr" };
  return {
    name: "Firefox",
    version: versionOf(command),
    command,
    argumentsFor: (address, profile) => {
      writeFileSync(join(profile, "user.js"), firefoxPreferences);
      return ["--headless", "--no-remote", "--profile", profile, address];
    },
    environment: {},
  };
}

/** MiniBrowser, which comes with the driver and needs a screen. */
export function webKit(): Found {
  const folders = ["x86_64-linux-gnu", "aarch64-linux-gnu"].flatMap((machine) =>
    ["4.1", "6.0", "4.0"].map((api) => `/usr/lib/${machine}/webkit2gtk-${api}/MiniBrowser`),
  );
  const browser = firstThat(folders);
  const screen = firstThat(["/usr/bin/xvfb-run"]);
  if (browser === undefined || screen === undefined)
    return { name: "WebKitGTK", missing: "webkit2gtk-driver and xvfb" };
  return {
    name: "WebKitGTK",
    version: versionOf(screen, "-a", browser),
    command: screen,
    argumentsFor: (address) => ["-a", browser, "--private", address],
    environment: { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", LIBGL_ALWAYS_SOFTWARE: "1" },
  };
}
