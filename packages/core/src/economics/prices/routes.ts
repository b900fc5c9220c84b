import { z } from "zod";
import { actorOf, type Api } from "@agency/platform/http";
import { addPrice } from "./add-price.ts";
import { listPrices, presentOwnPrice } from "./list-prices.ts";
import { priceDay } from "./price-book.ts";
import { addPriceSchema, priceSchema } from "./schema.ts";

const tag = "Economics";
const word = z.string().trim().max(200).optional();

export function priceRoutes(api: Api): void {
  api.read(
    {
      method: "get",
      path: "/prices",
      summary: "Read the price book",
      tag,
      permission: "economics.read",
      query: z.strictObject({ provider: word, model: word }),
      reply: z.object({ data: z.array(priceSchema) }),
    },
    async (tx, { query }) => ({ body: { data: await listPrices(tx, query) } }),
  );

  api.write(
    { method: "post", path: "/prices", summary: "Add a dated price of a model", tag, permission: "economics.write", body: addPriceSchema, reply: priceSchema, status: 201 },
    async (tx, { principal, body }) => {
      const row = await addPrice(tx, { organizationId: principal.organizationId, actor: actorOf(principal), price: body });
      return { body: { ...presentOwnPrice(row), inForce: row.validFrom <= (await priceDay(tx)) } };
    },
  );
}
