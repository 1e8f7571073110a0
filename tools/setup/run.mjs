import { spawn } from "node:child_process";

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: Readonly<Record<string, string>>, show?: boolean }} options
 *   `show` lets its output through as it comes; otherwise it is collected.
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export const run = (command, args, { cwd, env = {}, show = false }) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      // What is collected is read later, in whatever shows it: no colours.
      env: { ...process.env, ...(show ? {} : { NO_COLOR: "1", FORCE_COLOR: "0" }), ...env },
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
      // On Windows npm is a command file, which only a shell runs.
      shell: process.platform === "win32" && !command.endsWith(".exe"),
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += String(chunk)));
    child.stderr?.on("data", (chunk) => (output += String(chunk)));
    child.on("error", (error) => resolve({ ok: false, output: `${output}${error.message}\n` }));
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });

/**
 * Runs a script of this project or of a package with this Node.
 *
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} options
 */
export const runNode = (args, options) => run(process.execPath, args, options);
