import type { FieldValues, Resolver } from "react-hook-form";

/** A resolver that is loaded with the first check of the form, so that the page does not wait for the schema library. */
export function lazyResolver<Values extends FieldValues, Output>(load: () => Promise<Resolver<Values, unknown, Output>>): Resolver<Values, unknown, Output> {
  return async (values, context, options) => (await load())(values, context, options);
}
