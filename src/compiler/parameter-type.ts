import type { Symbol as TypeScriptSymbol, Type, TypeNode } from "typescript-5";
import { docOf } from "./documentation.ts";
import type { ModelReading } from "./model-reading.ts";
import type { ParameterSignature, ParameterType } from "./signatures.ts";
import { isLibraryPath, pathOf } from "./source-paths.ts";
import { inWrittenOrder, type Literal } from "./written-order.ts";

/** Nesting beyond this is typed as JSON: nobody fills in a form that deep. */
const maximumDepth = 4;

/**
 * Which control a type asks for. Undefined is left out: whether a parameter may be omitted is told elsewhere.
 * @param node how the type is written, when it is: it keeps the order of a union's members
 * @param around the types that this one lies in: one that contains itself ends in JSON
 */
export function parameterType(
  reading: ModelReading,
  type: Type,
  node?: TypeNode,
  around: readonly Type[] = [],
): ParameterType {
  const { ts, checker } = reading;
  const json: ParameterType = { kind: "json", text: checker.typeToString(type) };
  if (around.length > maximumDepth) return json;
  if (type.flags & ts.TypeFlags.TypeParameter) {
    // `T extends string` is filled in like a string.
    const constraint = checker.getBaseConstraintOfType(type);
    return constraint === undefined ? json : parameterType(reading, constraint, undefined, [...around, type]);
  }
  const members = type.isUnion() ? type.types : [type];
  const values = members.filter(
    ({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void)),
  );
  const of = choiceType(reading, values, node) ?? singleType(reading, values, node, around);
  if (of === null) return json;
  return members.some(({ flags }) => flags & ts.TypeFlags.Null) ? { kind: "nullable", of } : of;
}

/** The members of an object type, as if they were parameters. */
function describeProperties(reading: ModelReading, type: Type, around: readonly Type[]): readonly ParameterSignature[] {
  const { ts, checker } = reading;
  return checker.getPropertiesOfType(type).map((property) => {
    const declaration = property.valueDeclaration;
    const node = declaration !== undefined && ts.isPropertySignature(declaration) ? declaration.type : undefined;
    const propertyType = checker.getTypeOfSymbol(property);
    return {
      name: property.name,
      doc: docOf(reading, property),
      type: parameterType(reading, propertyType, node, [...around, type]),
      optional: (property.flags & ts.SymbolFlags.Optional) !== 0 || acceptsUndefined(reading, propertyType),
      defaultText: null,
    };
  });
}

export function acceptsUndefined({ ts }: ModelReading, type: Type): boolean {
  return type.isUnion() && type.types.some(({ flags }) => flags & ts.TypeFlags.Undefined);
}

function choiceType(reading: ModelReading, values: readonly Type[], node: TypeNode | undefined): ParameterType | null {
  const literals = values.map((value) => literalOf(reading, value)).filter((literal) => literal !== null);
  if (literals.length === 0 || literals.length < values.length) return null;
  const isBoolean = literals.length === 2 && literals.includes(true) && literals.includes(false);
  return isBoolean ? { kind: "boolean" } : { kind: "choice", options: inWrittenOrder(reading, literals, node) };
}

function literalOf({ ts, checker }: ModelReading, type: Type): Literal | null {
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  return type.flags & ts.TypeFlags.BooleanLiteral ? checker.typeToString(type) === "true" : null;
}

function singleType(
  reading: ModelReading,
  values: readonly Type[],
  node: TypeNode | undefined,
  around: readonly Type[],
): ParameterType | null {
  const { ts, checker, names } = reading;
  const [type, ...others] = values;
  // A union of unlike types has no one form.
  if (type === undefined || others.length > 0 || around.includes(type)) return null;
  // `string & { brand: … }` is a string to whoever fills it in.
  const parts = type.isIntersection() ? type.types : [type];
  if (parts.some(({ flags }) => flags & ts.TypeFlags.StringLike)) return { kind: "string" };
  if (parts.some(({ flags }) => flags & ts.TypeFlags.NumberLike)) return { kind: "number" };
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return null;

  const symbol = type.getSymbol();
  if (symbol?.name === "Date" && isDeclaredIn(symbol, isLibraryPath)) return { kind: "date" };
  if (checker.isArrayType(type)) {
    const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    const itemNode = node !== undefined && ts.isArrayTypeNode(node) ? node.elementType : undefined;
    return item === undefined ? null : { kind: "list", of: parameterType(reading, item, itemNode, [...around, type]) };
  }
  const declaration = names.classOf(symbol);
  if (declaration !== null) {
    const factory = names.factoryOf(declaration);
    const isElement = factory === "ValueObject" || factory === "Entity";
    return isElement && declaration.name !== undefined ? { kind: "element", className: declaration.name.text } : null;
  }
  if (!isPlainObject(reading, type)) return null;
  const properties = describeProperties(reading, type, around);
  return properties.length === 0 ? null : { kind: "object", properties };
}

/** Data that an object literal can give; not a Map, a function or something of the modelling API. */
function isPlainObject({ ts, checker }: ModelReading, type: Type): boolean {
  const symbol = type.getSymbol();
  const isNamed = symbol !== undefined && (symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)) !== 0;
  return (
    (!isNamed || isDeclaredIn(symbol, (path) => path === pathOf("model.ts"))) &&
    !checker.isTupleType(type) &&
    type.getCallSignatures().length === 0 &&
    type.getConstructSignatures().length === 0 &&
    checker.getIndexInfosOfType(type).length === 0
  );
}

function isDeclaredIn(symbol: TypeScriptSymbol, accepts: (path: string) => boolean): boolean {
  return symbol.declarations?.some((declaration) => accepts(declaration.getSourceFile().fileName)) ?? false;
}
