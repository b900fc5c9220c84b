import { createProductSchema } from "@agency/core/products/schema";
import { zodResolver } from "@hookform/resolvers/zod";
import type { Resolver } from "react-hook-form";
import type { z } from "zod";

const resolver = zodResolver(createProductSchema);
const written = (lines: string[] | undefined) => (lines ?? []).filter((line) => line.trim() !== "");

/** A line left empty is a line not written. */
export const productResolver: Resolver<z.input<typeof createProductSchema>, unknown, z.output<typeof createProductSchema>> = (values, context, options) =>
  resolver({ ...values, features: written(values.features), benefits: written(values.benefits) }, context, options);
