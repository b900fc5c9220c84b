import { describe, expect, test } from "vitest";
import { documentParts, postsFromCsv, type CsvContext } from "./posts-csv.ts";

const photo = { assetId: "01999999-0000-7000-8000-000000000001", fileName: "Cà phê.jpg", mimeType: "image/jpeg", byteLength: 90_000, width: 1080, height: 1080, alt: "Ly cà phê" };
const context: CsvContext = {
  language: "vi",
  timeZone: "Asia/Ho_Chi_Minh",
  now: new Date("2026-11-23T05:00:00Z"),
  channels: [
    { id: "a", name: "Cà Phê Mộc", network: "facebook", isConnected: true },
    { id: "b", name: "Mộc, quán nhỏ", network: "facebook", isConnected: true },
    { id: "c", name: "moc.coffee", network: "instagram", isConnected: true },
    { id: "d", name: "Mộc Group", network: "linkedin", isConnected: false },
  ],
  files: [photo],
};
const read = (csv: string, more: Partial<CsvContext> = {}) => postsFromCsv(csv, { ...context, ...more });
const codes = (csv: string) => read(csv).errors.map(({ line, code }) => `${line} ${code}`);

describe("posts from a spreadsheet", () => {
  test("are read with heads of either language, channels by name or network, files by name", () => {
    const { posts, errors } = read('Kênh;Ngày;Giờ;Nội dung;Tệp\r\n"Cà Phê Mộc | Instagram";01/12/2026;20h30;"Xin chào\nnhé";ca phe.jpg\r\n"Mộc, quán nhỏ";2026-12-02;;Chào;\r\n');
    expect(errors).toEqual([]);
    expect(posts.map(({ line, wall, dueAt, channels, media }) => ({ line, wall, dueAt: dueAt.toISOString(), channels: channels.map(({ id }) => id), media: media.length }))).toEqual([
      { line: 2, wall: "2026-12-01T20:30", dueAt: "2026-12-01T13:30:00.000Z", channels: ["a", "c"], media: 1 },
      { line: 4, wall: "2026-12-02T09:00", dueAt: "2026-12-02T02:00:00.000Z", channels: ["b"], media: 0 },
    ]);
  });

  test("name every wrong cell with its line and column", () => {
    const csv = "Date,Time,Channels,Text,Link,Files,Format\n2027-02-29,08:00,Cà Phê Mộc,a,,,\n2026-12-01,25:00,Cà Phê Mộc,b,,,\n2020-01-01,08:00,Cà Phê Mộc,c,,,\n9999-12-31,08:00,Cà Phê Mộc,d,,,\n2026-12-01,08:00,Facebook,e,,,\n2026-12-01,08:00,Zalo,f,,,\n2026-12-01,08:00,Mộc Group,g,,,\n2026-12-01,08:00,Cà Phê Mộc,h,caphe,,\n2026-12-01,08:00,Cà Phê Mộc,i,,khong co.jpg,\n2026-12-01,08:00,Cà Phê Mộc,k,,,Phim\n";
    expect(codes(csv)).toEqual(["2 not_a_date", "3 not_a_time", "4 in_the_past", "5 too_far_ahead", "6 ambiguous_channel", "7 unknown_channel", "8 channel_not_connected", "9 link_invalid", "10 unknown_file", "11 unknown_format"]);
    expect(read(csv).errors[0]).toMatchObject({ line: 2, column: "Date" });
  });

  test("break no rule of their networks (R15)", () => {
    expect(codes("Date,Channels,Text\n2026-12-01,Instagram,Không có ảnh\n")).toEqual(["2 instagram.media_missing"]);
    expect(codes("Date,Channels,Text,Format\n2026-12-01,Instagram,a,draft\n")).toEqual(["2 unknown_format"]);
    const emoji = read('Date,Channels,Text\n2026-12-01,Cà Phê Mộc,👩‍👩‍👧‍👦🎉\n');
    expect(emoji.errors).toEqual([]);
    expect(emoji.posts[0]!.text).toBe("👩‍👩‍👧‍👦🎉");
    expect(codes(`Date,Channels,Text,Files\n2026-12-01,Instagram,${"#moc ".repeat(10_000)},Cà phê.jpg\n`)).toEqual(expect.arrayContaining(["2 instagram.too_many_hashtags"]));
  });

  test("say for TikTok who may see them, for each post", () => {
    const channels = [{ id: "t", name: "moc", network: "tiktok" as const, isConnected: true }];
    const rows = (audience: string) => read(`Date,Channels,Text,Files,Audience\n2026-12-01,TikTok,a,Cà phê.jpg,${audience}\n`, { channels });
    expect(rows("").errors).toMatchObject([{ code: "tiktok.privacy_missing", column: "Audience" }]);
    expect(rows("ai cũng được").errors).toMatchObject([{ code: "unknown_audience" }]);
    expect(rows("Mọi người")).toMatchObject({ errors: [], posts: [{ privacyLevel: "PUBLIC_TO_EVERYONE" }] });
  });

  test("stand once each", () => {
    expect(codes("Date,Channels,Text\n2026-12-01,Cà Phê Mộc,Chào\n2026-12-01,Cà Phê Mộc,Chào\n")).toEqual(["3 twice"]);
  });

  test("say what a file lacks as a whole", () => {
    expect(codes("Nội dung\nxin chào\n")).toEqual(["1 missing_column", "1 missing_column"]);
    expect(codes("")).toEqual(["1 missing_column", "1 missing_column", "1 missing_column"]);
    expect(codes("Date,Channels,Text\n")).toEqual(["2 empty"]);
    expect(codes('Date,Channels,Text\n2026-12-01,"Cà Phê Mộc,x\n')).toEqual(["2 not_csv"]);
    expect(codes(`Date,Channels,Text\n${"2026-12-01,Cà Phê Mộc,x\n".repeat(201)}`)).toEqual(["202 too_many"]);
  });

  test("keep hashtags of a last line apart, as a document does", () => {
    expect(documentParts("Sáng nay.\n\n#caphe #moc")).toEqual({ body: "Sáng nay.", hashtags: ["#caphe", "#moc"] });
    expect(documentParts("Sáng nay #caphe ngon")).toEqual({ body: "Sáng nay #caphe ngon", hashtags: [] });
    expect(documentParts("#caphe")).toEqual({ body: "#caphe", hashtags: [] });
  });
});
