import { describe, expect, it } from "vitest";
import { isTikTokSignature, readTikTokEvent } from "./webhook.ts";

const body = '{"client_key":"ck","event":"post.publish.complete","create_time":1758000000,"user_openid":"o1","content":"{\\"publish_id\\":\\"v_pub_file~1\\",\\"publish_type\\":\\"DIRECT_PUBLISH\\"}"}';
const good = { header: "t=1758000001,s=660bbe29add6ee0980e345e8e68d2f98c41e4311607de7b4e4c9a63298f72c18", rawBody: body, clientSecret: "cs-secret", now: new Date(1_758_000_010_000) };
const said = (event: string, content: string) => JSON.stringify({ client_key: "ck", event, create_time: 1_758_000_000, user_openid: "o1", content });

describe("TikTok's webhooks", () => {
  it("are known by their signature, over the bytes as they came (R22)", () => {
    expect(isTikTokSignature(good)).toBe(true);
    expect(isTikTokSignature({ ...good, rawBody: `${body} ` })).toBe(false);
    expect(isTikTokSignature({ ...good, clientSecret: "another" })).toBe(false);
    for (const header of [null, undefined, "", "t=1758000001", "s=660b", good.header.replace("t=1758000001", "t=1758000002"), good.header.toUpperCase(), "t=NaN,s=zz"]) expect(isTikTokSignature({ ...good, header })).toBe(false);
  });

  it("are refused five minutes from now, in either direction", () => {
    expect(isTikTokSignature({ ...good, now: new Date(1_758_000_001_000 + 299_000) })).toBe(true);
    expect(isTikTokSignature({ ...good, now: new Date(1_758_000_001_000 + 301_000) })).toBe(false);
    expect(isTikTokSignature({ ...good, now: new Date(1_758_000_001_000 - 301_000) })).toBe(false);
  });

  it("tell what became of a post, and of a consent", () => {
    expect(readTikTokEvent(body)).toEqual({ clientKey: "ck", openId: "o1", at: new Date(1_758_000_000_000), event: "post.publish.complete", publishId: "v_pub_file~1" });
    expect(readTikTokEvent(said("post.publish.publicly_available", '{"publish_id":"v_pub_file~1","post_id":7123456789012345678}'))).toMatchObject({ postId: "7123456789012345678" });
    expect(readTikTokEvent(said("post.publish.failed", '{"publish_id":"v_pub_file~1","reason":"spam_risk"}'))).toMatchObject({ reason: "spam_risk" });
    expect(readTikTokEvent(said("authorization.removed", '{"reason":1}'))).toMatchObject({ event: "authorization.removed", reason: 1 });
  });

  it.each(["", "{", "[]", "null", said("post.publish.complete", "not json"), said("post.publish.complete", "{}"), said("video.upload.started", '{"publish_id":"x"}')])("is no news: %s", (odd) => {
    expect(readTikTokEvent(odd)).toBeNull();
  });
});
