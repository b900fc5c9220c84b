import { z } from "zod";
import { actorOf, forbidden, type Api } from "@agency/platform/http";
import { assertBrandAccess, presentBrand } from "../brands/index.ts";
import { brandSchema } from "../brands/schema.ts";
import { acceptProposal } from "./accept-proposal.ts";
import { cancelProposal } from "./cancel-proposal.ts";
import { acceptProposalSchema, brandProposalSchema, proposeBrandSchema } from "./schema.ts";
import { getProposal, presentProposal, startProposal } from "./start-proposal.ts";

const params = z.object({ brandProposalId: z.uuid() });
const tag = "Brands";

/** A brand from its website or its old posts: read, propose, accept. */
export function onboardingRoutes(api: Api): void {
  api.write(
    { method: "post", path: "/brands/from-website", summary: "Read a website or past posts and propose a brand", tag, permission: "brands.write", body: proposeBrandSchema, reply: brandProposalSchema, status: 202 },
    async (tx, { principal, body }) => {
      if (body.brandId !== null) assertBrandAccess(principal, body.brandId);
      // Wording by a model spends money; who may not, gets what can be counted.
      const request = { ...body, useModel: body.useModel && principal.permissions.has("contents.generate") };
      const row = await startProposal(tx, { organizationId: principal.organizationId, actor: actorOf(principal), request });
      return { body: presentProposal(row), version: row.version, headers: { location: `/api/v1/brand-proposals/${row.id}` } };
    },
  );

  api.read(
    { method: "get", path: "/brand-proposals/{brandProposalId}", summary: "Read a proposal and how far its reading is", tag, permission: "brands.read", params, reply: brandProposalSchema },
    async (tx, { principal, params }) => {
      const row = await getProposal(tx, principal, params.brandProposalId);
      return { body: presentProposal(row), version: row.version };
    },
  );

  api.write(
    { method: "post", path: "/brand-proposals/{brandProposalId}/cancel", summary: "Stop reading, or put a proposal away", tag, permission: "brands.write", params, reply: brandProposalSchema },
    async (tx, { principal, params }) => {
      const row = await cancelProposal(tx, { principal, proposalId: params.brandProposalId, actor: actorOf(principal) });
      return { body: presentProposal(row), version: row.version };
    },
  );

  api.write(
    { method: "post", path: "/brand-proposals/{brandProposalId}/accept", summary: "Make a brand of what was chosen, or fill in the brand that was read for", tag, permission: "brands.write", params, body: acceptProposalSchema, reply: brandSchema, status: 201 },
    async (tx, { principal, params, body }) => {
      if (body.products.length > 0 && !principal.permissions.has("products.write")) throw forbidden('Products come with it. That needs "products.write".');
      const { brand, isNew } = await acceptProposal(tx, { principal, organizationId: principal.organizationId, proposalId: params.brandProposalId, actor: actorOf(principal), request: body });
      return { body: presentBrand(brand), version: brand.version, status: isNew ? 201 : 200 };
    },
  );
}
