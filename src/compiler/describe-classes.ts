import type { ClassDeclaration, Program } from "typescript-5";
import { describeMethod } from "./describe-method.ts";
import { docOf } from "./documentation.ts";
import { type ModelReading, readModel } from "./model-reading.ts";
import { placeAt } from "./places.ts";
import type { ClassSignature } from "./signatures.ts";
import type { TypeScript } from "./typescript.ts";

/** Every named class at the top of `model.ts`, in the order of the text. */
export function describeClasses(ts: TypeScript, program: Program): readonly ClassSignature[] {
  const reading = readModel(ts, program);
  return reading.source.statements
    .filter((statement) => ts.isClassDeclaration(statement))
    .map((declaration) => describeClass(reading, declaration))
    .filter((described) => described !== null);
}

function describeClass(reading: ModelReading, declaration: ClassDeclaration): ClassSignature | null {
  const { ts, checker, source } = reading;
  const { name } = declaration;
  if (name === undefined) return null;
  return {
    name: name.text,
    doc: docOf(reading, checker.getSymbolAtLocation(name)),
    place: placeAt(source, "model.ts", name.getStart(source)),
    methods: declaration.members
      .filter((member) => ts.isMethodDeclaration(member))
      .map((method) => describeMethod(reading, method))
      .filter((described) => described !== null),
  };
}
