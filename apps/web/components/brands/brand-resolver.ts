import { createBrandSchema } from "@agency/core/brands/schema";
import { zodResolver } from "@hookform/resolvers/zod";

export const brandResolver = zodResolver(createBrandSchema);
