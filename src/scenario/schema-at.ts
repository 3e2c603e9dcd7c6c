import { z } from "zod";
import { isKeyed, type JsonPath, valueAt } from "./json-path.ts";

type Schema = z.core.$ZodType;

/**
 * The part of a schema that describes a place of a document, or `undefined` where it describes none. Of
 * alternatives on the way, the one meant is told by the document: see {@link alternative}.
 */
export function schemaAt(root: Schema, document: unknown, path: JsonPath): Schema | undefined {
  let schema: Schema | undefined = root;
  let value = document;
  for (const key of path) {
    const holder: Schema | undefined = schema && alternative(schema, value);
    schema = holder && child(holder, key);
    value = valueAt(value, [key]);
  }
  return schema;
}

/** The keys that a strict object may have, or `undefined` for a schema of another kind. */
export function keysOf(schema: Schema | undefined): string[] | undefined {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : undefined;
}

/** Whether a schema is one of objects by name (plans by id, parameters) that may have one of this name. */
export function takesEntry(schema: Schema, value: unknown, name: string): boolean {
  const holder = alternative(schema, value);
  if (!(holder instanceof z.ZodRecord) || !z.core.safeParse(holder.keyType, name).success) return false;
  return whenPresent(holder.valueType) instanceof z.ZodObject;
}

function child(schema: Schema, key: string | number): Schema | undefined {
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodTuple) return schema.def.items[Number(key)];
  return undefined;
}

/**
 * The schema that a value is held against once it is known to be there: of a union, the option of the
 * value's `type` or, where there are no types, the one for objects or the one for anything else.
 */
export function alternative(schema: Schema, value: unknown): Schema | undefined {
  if (schema instanceof z.ZodExactOptional) return alternative(whenPresent(schema), value);
  if (!(schema instanceof z.ZodUnion)) return schema;
  const options = schema.options.map((option) => alternative(option, value));
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const type = isKeyed(value) ? value.type : undefined;
    return options.find((option) => option instanceof z.ZodObject && literalOf(option.shape.type) === type);
  }
  return options.find((option) => option instanceof z.ZodObject === isKeyed(value));
}

/** The schema of a field that may be absent, for when it is not. */
export function whenPresent(schema: Schema): Schema {
  return schema instanceof z.ZodExactOptional ? whenPresent(schema.unwrap()) : schema;
}

function literalOf(schema: Schema): unknown {
  return schema instanceof z.ZodLiteral ? schema.value : undefined;
}
