import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ConfigError, loadConfig } from "./config.ts";

const example = readFileSync(new URL("../../../../.env.example", import.meta.url), "utf8");

describe("settings", () => {
  it("has a default for everything, so that no setting is needed", () => {
    expect(loadConfig({}).PORT).toBe(3000);
  });

  it("documents every setting in .env.example, with its default (R45)", () => {
    const source = readFileSync(new URL("./config.ts", import.meta.url), "utf8");
    const schema = source.slice(source.indexOf("z.object({"), source.indexOf("/** Names of the reference document"));
    const names = [...schema.matchAll(/^ {2}([A-Z0-9_]+):/gm)].map((match) => match[1]!);
    const documented = [...example.matchAll(/^([A-Z0-9_]+)=(.*)$/gm)];
    expect(documented.map((match) => match[1]).sort()).toEqual([...names].sort());
    const config = loadConfig(Object.fromEntries(documented.map((match) => [match[1]!, match[2]!])));
    expect(config).toEqual(loadConfig({}));
  });

  it("names the wrong variable and never its value", () => {
    const failing = () => loadConfig({ PORT: "secret-looking", DATABASE_URL: "mysql://u:p@h/d" });
    expect(failing).toThrow(ConfigError);
    expect(failing).toThrow(/PORT:.*DATABASE_URL:/s);
    expect(failing).not.toThrow(/secret-looking|u:p@h/);
  });

  it("stores in a bucket once it is named, and needs its keys then", () => {
    expect(() => loadConfig({ S3_BUCKET_NAME: "agency" })).toThrow(/AWS_ACCESS_KEY_ID/);
    const config = loadConfig({ S3_BUCKET_NAME: "agency", AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b", AWS_REGION: "ap-southeast-1" });
    expect(config).toMatchObject({ S3_ENDPOINT: "https://s3.ap-southeast-1.amazonaws.com", S3_FORCE_PATH_STYLE: true });
    expect(loadConfig({ PUBLIC_ORIGIN: "https://a.example" }).PUBLIC_MEDIA_BASE_URL).toBe("https://a.example");
  });

  it("refuses a weak key, a missing origin and failpoints in production (R35)", () => {
    const production = { AGENCY_ENV: "production", PUBLIC_ORIGIN: "https://agency.example", AGENCY_SECRET_KEY: "u2Rv8q1ZkC4mT7xWn0bYp5sLd9gHj3fE" };
    expect(loadConfig(production).isProduction).toBe(true);
    expect(() => loadConfig({ ...production, AGENCY_SECRET_KEY: "a".repeat(64) })).toThrow(/AGENCY_SECRET_KEY/);
    expect(() => loadConfig({ ...production, PUBLIC_ORIGIN: "" })).toThrow(/PUBLIC_ORIGIN/);
    expect(() => loadConfig({ ...production, AGENCY_FAILPOINT: "publish.call:before" })).toThrow(/AGENCY_FAILPOINT/);
  });
});
