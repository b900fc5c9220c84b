import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isSignedByLinkedIn, linkedinChallengeResponse } from "./linkedin.ts";
import { isSignedByMeta, readCommentNews, readSignedRequest } from "./meta.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("Meta's callbacks", () => {
  const signed = "Br2v_1jRhD1wW_iyNEvg5Mj5eCgBqN4FLnX5yU_KeeY.eyJ1c2VyX2lkIjoiMTIzNDU2Nzg5MCIsImFsZ29yaXRobSI6IkhNQUMtU0hBMjU2IiwiaXNzdWVkX2F0IjoxNzU4MDAwMDAwfQ";
  const body = '{"object":"page","entry":[{"id":"111","time":1758000000,"changes":[]}]}';
  const signature = "sha256=c6e489225724118e5452d3069d510c171a0cfb6b30f547863c1dd2a82e61973d";

  it("open a signed request, and only with the app's secret", () => {
    expect(readSignedRequest(signed, "app-secret-123")).toEqual({ userId: "1234567890", issuedAt: new Date(1_758_000_000_000) });
    expect(readSignedRequest(signed, "another-secret")).toBeNull();
  });

  it("refuse what was changed, cut or is signed in another way", () => {
    const payload = Buffer.from(JSON.stringify({ user_id: "1", algorithm: "none" })).toString("base64url");
    const asNone = `${createHmac("sha256", "app-secret-123").update(payload).digest("base64url")}.${payload}`;
    for (const wrong of [asNone, signed.slice(0, -2), signed.replace("Br2v", "Br2w"), `${signed}.x`, "", ".", "a.b", "=.=", signed.split(".")[1]!]) expect(readSignedRequest(wrong, "app-secret-123"), wrong).toBeNull();
  });

  it("know a body by its raw bytes", () => {
    expect(isSignedByMeta({ body: bytes(body), signature, appSecret: "app-secret-123" })).toBe(true);
    for (const input of [{ body: bytes(`${body} `), signature }, { body: bytes(body), signature: undefined }, { body: bytes(body), signature: signature.slice(7) }, { body: bytes(body), signature: "sha256=00" }]) expect(isSignedByMeta({ ...input, appSecret: "app-secret-123" })).toBe(false);
  });
});

describe("Meta's news of comments", () => {
  const instagram = (media: unknown) => ({ field: "comments", value: { id: "17850", text: "Ngon", media } });
  const page = (value: object) => ({ field: "feed", value });

  it("name each post once, on both networks, whatever else is told beside", () => {
    expect(readCommentNews(JSON.stringify({ object: "instagram", entry: [{ id: "1784", time: 1, changes: [instagram({ id: "1800" }), instagram({ id: "1800" }), { field: "mentions", value: {} }] }, { id: "1785", changes: [instagram({ id: 7 })] }] }))).toEqual([
      { network: "instagram", accountId: "1784", remoteId: "1800" }, { network: "instagram", accountId: "1785", remoteId: "7" },
    ]);
    expect(readCommentNews(JSON.stringify({ object: "page", entry: [{ id: "111", changes: [page({ item: "comment", post_id: "111_2" }), page({ item: "status", post_id: "111_3" })] }] }))).toEqual([{ network: "facebook", accountId: "111", remoteId: "111_2" }]);
  });

  it("are none in anything of another shape", () => {
    for (const body of ["", "[]", "{}", '{"object":"instagram"}', '{"object":"user","entry":[{"id":"1","changes":[]}]}', JSON.stringify({ object: "instagram", entry: [{ id: "1", changes: [instagram(null), null, 5] }] })]) expect(readCommentNews(body), body).toEqual([]);
  });
});

describe("LinkedIn's webhooks", () => {
  it("match the vectors", () => {
    expect(linkedinChallengeResponse("890e4665-4dfe-4ab1-b689-ed553bceeed0", "li-secret")).toBe("adccfdad6bb4ff6c9ee351c23f2afdf40000d4a80206544b92f9bd01a385c27c");
    const body = bytes('{"type":"ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS","notifications":[]}');
    const signature = "bb229e13e5d4717870efb7f162903770dd6e5fdc8c86b9b7fcbc63c6eaa7e849";
    expect(isSignedByLinkedIn({ body, signature, clientSecret: "li-secret" })).toBe(true);
    expect(isSignedByLinkedIn({ body, signature: signature.replace("b", "c"), clientSecret: "li-secret" })).toBe(false);
  });
});
