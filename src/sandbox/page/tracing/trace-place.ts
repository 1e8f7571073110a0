import type { SourcePlace } from "../../../document/source.ts";
import type { Program, RunRequest } from "../../protocol.ts";
import type { Trace } from "../../wire.ts";
import { prepareProgram } from "../prepare-program.ts";
import type { Realm } from "../realm.ts";

/** For how long traced code runs, in milliseconds; then it stops by itself, unless it is in something that bears no marks. */
const duration = 70;
/** After so long without a sign it is taken to be in something that bears none, such as a regular expression. */
const silence = 150;
/** Until then there must be a first sign, from a realm that may have to be made first. */
const limit = 2000;

/**
 * Finds out where code was that did not end, by running it once more with marks: the same clock, ids and randomness lead
 * it to the same place. The realm is closed afterwards.
 * @param request null when it was loading that did not end
 * @returns a place in the compiled JavaScript; null when it cannot be known
 */
export async function tracePlace(
  realm: Realm,
  program: Program,
  request: RunRequest | null,
): Promise<SourcePlace | null> {
  try {
    // Fetched when it is first needed, which for most people is never.
    const { instrument } = await import("./instrument.ts");
    const places: SourcePlace[] = [];
    const modules = program.modules.map((module) => {
      const instrumented = instrument(module, places.length);
      if (instrumented === null) return module;
      places.push(...instrumented.places);
      return instrumented.module;
    });
    const prepared = prepareProgram({ ...program, modules }, { isTraced: true });
    if (!prepared.ok) return null;
    let place: SourcePlace | null = null;
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const trace: Trace = { program: prepared.program, request, milliseconds: duration };
    await realm.call("trace", JSON.stringify(trace), limit, (mark) => {
      place = places[mark] ?? place;
      clearTimeout(quiet);
      quiet = setTimeout(() => realm.close(), silence);
    });
    clearTimeout(quiet);
    return place;
  } finally {
    realm.close();
  }
}
