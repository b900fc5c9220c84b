import { createServer } from "node:http";
import pg from "pg";

/**
 * The alternative that the list is compared with: a bare server and one statement, without sign-in, walls, transaction, limits,
 * validation or headers. What is left between the two is the price of those.
 */
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"]!, max: 16 });
const organizationId = process.env["ORGANIZATION_ID"]!;
const server = createServer((_request, response) => {
  pool
    .query({
      name: "list",
      text: `select id, brand_id as "brandId", product_id as "productId", type, platform, language, topic, title, body, hashtags, cta, status, scheduled_at as "scheduledAt",
        published_at as "publishedAt", version, created_at as "createdAt", updated_at as "updatedAt"
        from contents where organization_id = $1 and status <> 'archived' order by id desc limit 21`,
      values: [organizationId],
    })
    .then(
      ({ rows }) => {
        response.writeHead(200, { "content-type": "application/json" });
        response.end(JSON.stringify({ data: rows.slice(0, 20), nextCursor: rows[20]?.id ?? null }));
      },
      () => response.writeHead(500).end(),
    );
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}\n`);
});
process.on("SIGTERM", () => process.exit(0));
