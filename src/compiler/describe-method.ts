import type { MethodDeclaration, ParameterDeclaration } from "typescript-5";
import { docOf } from "./documentation.ts";
import type { ModelReading } from "./model-reading.ts";
import { acceptsUndefined, parameterType } from "./parameter-type.ts";
import { placeAt } from "./places.ts";
import { raisedEvents } from "./raised-events.ts";
import { reachedClasses } from "./reached-classes.ts";

import type { MethodSignature, ParameterSignature } from "./signatures.ts";

/** @returns null for a method that no caller outside may use */
export function describeMethod(reading: ModelReading, method: MethodDeclaration): MethodSignature | null {
  const { ts, checker, source } = reading;
  const hidden =
    ts.ModifierFlags.Private | ts.ModifierFlags.Protected | ts.ModifierFlags.Static | ts.ModifierFlags.Abstract;
  if (ts.getCombinedModifierFlags(method) & hidden) return null;
  // Overloads have no body; the implementation stands for them all.
  if (method.body === undefined || !(ts.isIdentifier(method.name) || ts.isStringLiteral(method.name))) return null;
  const role = roleOf(reading, method);
  return {
    name: method.name.text,
    doc: docOf(reading, checker.getSymbolAtLocation(method.name)),
    place: placeAt(source, "model.ts", method.name.getStart(source)),
    role,
    parameters: method.parameters
      .filter((parameter) => !isThis(parameter))
      .map((parameter, index) => describeParameter(reading, parameter, index)),
    raises: raisedEvents(reading, method),
    ...(role === "handle" ? { reaches: reachedClasses(reading, method) } : {}),
  };
}

function roleOf({ ts, names }: ModelReading, method: MethodDeclaration): MethodSignature["role"] {
  for (const decorator of ts.getDecorators(method) ?? []) {
    const name = names.apiName(decorator.expression);
    if (name === "invariant.pre" || name === "invariant.post") return "invariant";
    if (name === "apply" || name === "handle") return name;
  }
  return "command";
}

/** `this: Account` types the receiver and is no parameter. */
function isThis(parameter: ParameterDeclaration): boolean {
  return parameter.name.getText() === "this";
}

function describeParameter(reading: ModelReading, parameter: ParameterDeclaration, index: number): ParameterSignature {
  const { ts, checker, source } = reading;
  const { name, type: node, initializer, questionToken, dotDotDotToken } = parameter;
  const type = checker.getTypeAtLocation(parameter);
  const isRest = dotDotDotToken !== undefined;
  const isOptional =
    questionToken !== undefined || initializer !== undefined || isRest || acceptsUndefined(reading, type);
  return {
    // `{ amount, note }` has no name of its own.
    name: ts.isIdentifier(name) ? name.text : `argument ${index + 1}`,
    doc: docOf(reading, checker.getSymbolAtLocation(name)),
    type: parameterType(reading, type, node),
    optional: isOptional,
    defaultText: initializer === undefined ? null : initializer.getText(source),
    ...(isRest ? { isRest } : {}),
  };
}
