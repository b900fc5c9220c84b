import { z } from "zod";
import { moneyInputSchema, moneySchema } from "../economics/schema.ts";

const line = z.string().trim().min(1).max(300);
const fields = {
  name: z.string().trim().min(1).max(200),
  description: z.string().trim().max(4_000).nullable(),
  features: z.array(line).max(50),
  benefits: z.array(line).max(50),
  price: moneyInputSchema.nullable(),
  url: z.url({ protocol: /^https?$/ }).max(2_000).nullable(),
  imageAssetIds: z.array(z.uuid()).max(20),
};

export const createProductSchema = z.strictObject({
  name: fields.name,
  description: fields.description.default(null),
  features: fields.features.default([]),
  benefits: fields.benefits.default([]),
  price: fields.price.default(null),
  url: fields.url.default(null),
  imageAssetIds: fields.imageAssetIds.default([]),
});
export const updateProductSchema = z.strictObject(fields).partial();

export const productSchema = z
  .object({
    id: z.uuid(),
    brandId: z.uuid(),
    name: z.string(),
    description: z.string().nullable(),
    features: z.array(z.string()),
    benefits: z.array(z.string()),
    price: moneySchema.nullable(),
    url: z.string().nullable(),
    images: z.array(z.object({ assetId: z.uuid(), url: z.string() })),
    version: z.int(),
    archivedAt: z.string().nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: "Product" });
export type Product = z.infer<typeof productSchema>;
