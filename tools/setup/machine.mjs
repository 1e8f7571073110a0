import { cpus, totalmem } from "node:os";

/**
 * One line that says on what a measurement was made.
 *
 * @param {string} browser
 * @param {Date} date
 */
export const machineLine = (browser, date) => {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `${first?.model.trim() ?? "unknown CPU"}, ${cpus().length} cores, ${memory} GB`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    browser,
    date.toISOString().slice(0, 10),
  ].join(" · ");
};
