import { parseCsvRecords } from "@agency/platform/csv";
import { cleanText, foldText } from "@agency/platform/text";
import { judgePost } from "@agency/providers/social/network-rules";
import { postFields } from "@agency/providers/social/post-fields";
import { plainDisclosure, plainOptions, type PostFormat } from "@agency/providers/social/post-options";
import { hashtagsIn } from "@agency/providers/social/rules";
import type { NetworkName } from "@agency/providers/spec";
import { presentNetworkIssue, type PostFile } from "../../contents/rules.ts";
import { maxDaysAhead, pastGraceMs } from "../rules.ts";
import { isRealWallTime, wallToInstant } from "../wall-time.ts";

const columns = ["date", "time", "channels", "text", "link", "media", "format", "title", "firstComment", "audience"] as const;
type Column = (typeof columns)[number];

/** Heads by language; either is read, in any order, with or without marks. */
export const postHeads: Record<Column, { vi: string; en: string }> = {
  date: { vi: "Ngày", en: "Date" },
  time: { vi: "Giờ", en: "Time" },
  channels: { vi: "Kênh", en: "Channels" },
  text: { vi: "Nội dung", en: "Text" },
  link: { vi: "Liên kết", en: "Link" },
  media: { vi: "Tệp", en: "Files" },
  format: { vi: "Dạng", en: "Format" },
  title: { vi: "Tiêu đề", en: "Title" },
  firstComment: { vi: "Bình luận đầu", en: "First comment" },
  audience: { vi: "Ai xem", en: "Audience" },
};
/** TikTok wants it said for each post. */
const audienceNames: Record<string, { vi: string; en: string }> = {
  PUBLIC_TO_EVERYONE: { vi: "Mọi người", en: "Everyone" },
  MUTUAL_FOLLOW_FRIENDS: { vi: "Bạn bè", en: "Friends" },
  FOLLOWER_OF_CREATOR: { vi: "Người theo dõi", en: "Followers" },
  SELF_ONLY: { vi: "Chỉ mình tôi", en: "Only me" },
};
const formatNames: Record<PostFormat, { vi: string; en: string }> = { feed: { vi: "Bài viết", en: "Post" }, reel: { vi: "Reel", en: "Reel" }, story: { vi: "Tin", en: "Story" }, draft: { vi: "Bản nháp", en: "Draft" } };

export interface CsvChannel {
  id: string;
  name: string;
  network: NetworkName;
  isConnected: boolean;
}
export interface CsvFile extends PostFile {
  fileName: string;
}
export interface CsvPost {
  line: number;
  wall: string;
  dueAt: Date;
  channels: CsvChannel[];
  text: string;
  link: string | null;
  media: CsvFile[];
  format: PostFormat;
  title: string | null;
  firstComment: string | null;
  /** On TikTok. */
  privacyLevel: string | null;
  /** What would look worse than it could. */
  warnings: string[];
}
export interface CsvPostError {
  /** Line of the file, from 1. */
  line: number;
  /** The column's head as the file has it, or as it should be. */
  column: string;
  code: string;
  detail: string;
}

export interface CsvContext {
  language: "vi" | "en";
  timeZone: string;
  now: Date;
  channels: readonly CsvChannel[];
  /** Of the brand's library, by whatever name a person would write: file name or id. */
  files: readonly CsvFile[];
}

export const mostPosts = 200;
/** Errors shown at once; a wrong file has the same one on every line. */
const mostErrors = 100;

/** Reads posts that a person made in a spreadsheet; every wrong cell is named with its line and column, network rules included. Pure. */
export function postsFromCsv(text: string, context: CsvContext): { posts: CsvPost[]; errors: CsvPostError[] } {
  const { language } = context;
  const say = (vi: string, en: string) => (language === "vi" ? vi : en);
  let records: ReturnType<typeof parseCsvRecords>;
  try {
    records = parseCsvRecords(text);
  } catch (error) {
    const line = Number(/^Line (\d+)/.exec(error instanceof Error ? error.message : "")?.[1] ?? 1);
    return { posts: [], errors: [{ line, column: "", code: "not_csv", detail: say("Dấu ngoặc kép mở ra ở đây không được đóng lại.", "A quote that opens here is never closed.") }] };
  }
  const [head, ...body] = records;
  const places = new Map<Column, number>();
  head?.cells.forEach((cell, index) => {
    const column = columns.find((candidate) => [candidate, ...Object.values(postHeads[candidate])].some((name) => keyOf(name) === keyOf(cell)));
    if (column && !places.has(column)) places.set(column, index);
  });
  const headOf = (column: Column) => head?.cells[places.get(column) ?? -1] ?? postHeads[column][language];
  const whole = (line: number, column: Column | null, code: string, vi: string, en: string): CsvPostError => ({ line, column: column === null ? "" : headOf(column), code, detail: say(vi, en) });
  const missing = (["date", "channels", "text"] as const).filter((column) => !places.has(column));
  if (missing.length > 0) return { posts: [], errors: missing.map((column) => whole(head?.line ?? 1, column, "missing_column", `Thiếu cột “${headOf(column)}”.`, `The column "${headOf(column)}" is missing.`)) };
  if (body.length === 0) return { posts: [], errors: [whole(2, "text", "empty", "Tệp không có dòng nào để nhập.", "The file has no row to import.")] };
  if (body.length > mostPosts) return { posts: [], errors: [whole(body[mostPosts]!.line, null, "too_many", `Mỗi lần nhập nhiều nhất ${mostPosts} dòng.`, `Import at most ${mostPosts} rows at once.`)] };

  const posts: CsvPost[] = [];
  const errors: CsvPostError[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of body) {
    const cell = (column: Column) => cleanText(cells[places.get(column) ?? -1] ?? "").trim();
    const wrong: CsvPostError[] = [];
    const fail = (column: Column, code: string, vi: string, en: string) => wrong.push({ line, column: headOf(column), code, detail: say(vi, en) });
    const when = readWhen(cell("date"), cell("time"), context, fail);
    const channels = readChannels(cell("channels"), context.channels, fail);
    const format = cell("format") === "" ? "feed" : (Object.entries(formatNames).find(([key, names]) => [key, names.vi, names.en].some((name) => keyOf(name) === keyOf(cell("format"))))?.[0] as PostFormat | undefined);
    if (format === undefined) fail("format", "unknown_format", `Dạng là một trong: ${Object.values(formatNames).map(({ vi }) => vi).join(", ")}.`, `The format is one of ${Object.values(formatNames).map(({ en }) => en).join(", ")}.`);
    const link = cell("link") === "" ? null : cell("link");
    if (link !== null && (!/^https?:\/\//i.test(link) || !URL.canParse(link) || link.length > 2_000)) fail("link", "link_invalid", "Liên kết phải là địa chỉ http hoặc https đầy đủ.", "The link must be a full http or https address.");
    const privacyLevel = cell("audience") === "" ? null : (Object.entries(audienceNames).find(([key, names]) => [key, names.vi, names.en].some((name) => keyOf(name) === keyOf(cell("audience"))))?.[0] ?? undefined);
    if (privacyLevel === undefined) fail("audience", "unknown_audience", `Ai xem là một trong: ${Object.values(audienceNames).map(({ vi }) => vi).join(", ")}.`, `The audience is one of ${Object.values(audienceNames).map(({ en }) => en).join(", ")}.`);
    const media = readFiles(cell("media"), context.files, fail);
    const post = { text: cell("text"), link, title: cell("title") || null, firstComment: cell("firstComment") || null };
    const warnings: string[] = [];
    if (wrong.length === 0 && when && format) {
      for (const network of new Set(channels.map((channel) => channel.network))) {
        if (!postFields[network].formats.includes(format)) {
          fail("format", "unknown_format", `${network} không có dạng này.`, `${network} has no such format.`);
          continue;
        }
        const { issues } = judgePost(network, { ...post, format, media, disclosure: plainDisclosure, options: { ...plainOptions, privacyLevel: privacyLevel ?? null } });
        for (const issue of issues) {
          const { code, detail, severity, pointer } = presentNetworkIssue(issue, language);
          if (severity === "error") wrong.push({ line, column: headOf(columnOf(pointer)), code, detail });
          else warnings.push(detail);
        }
      }
      for (const { id } of channels) {
        const key = `${id} ${when.wall} ${post.text}`;
        if (seen.has(key)) fail("text", "twice", `Bài này đã có ở dòng ${seen.get(key)}.`, `This post stands in line ${seen.get(key)} already.`);
        else seen.set(key, line);
      }
    }
    if (wrong.length > 0) errors.push(...wrong);
    else posts.push({ line, ...when!, channels, ...post, media, format: format!, privacyLevel: privacyLevel ?? null, warnings: [...new Set(warnings)] });
  }
  return { posts, errors: errors.slice(0, mostErrors) };
}

/** Body and hashtags apart, as a document holds them: the hashtags are those of the text's last line when it holds nothing else. */
export function documentParts(text: string): { body: string; hashtags: string[] } {
  const lines = text.trimEnd().split("\n");
  const last = lines.at(-1) ?? "";
  const tags = hashtagsIn(last);
  const isTagLine = lines.length > 1 && tags.length > 0 && tags.length <= 60 && tags.every((tag) => tag.length <= 150) && tags.join("") === last.normalize("NFC").replaceAll(/\s+/g, "");
  return isTagLine ? { body: lines.slice(0, -1).join("\n").trimEnd(), hashtags: tags } : { body: text.trim(), hashtags: [] };
}

type Fail = (column: Column, code: string, vi: string, en: string) => void;

function readWhen(date: string, time: string, { timeZone, now }: CsvContext, fail: Fail): { wall: string; dueAt: Date } | null {
  const day = readDay(date);
  const clock = readTime(time);
  if (day === null) fail("date", "not_a_date", "Ngày ghi như 2026-12-01 hoặc 01/12/2026.", "Write the day as 2026-12-01 or 01/12/2026.");
  if (clock === null) fail("time", "not_a_time", "Giờ ghi như 20:00.", "Write the time as 20:00.");
  if (day === null || clock === null) return null;
  const wall = `${day}T${clock}`;
  const dueAt = wallToInstant(wall, timeZone);
  if (dueAt.getTime() < now.getTime() - pastGraceMs) fail("date", "in_the_past", "Thời điểm này đã qua.", "This time has passed.");
  else if (dueAt.getTime() > now.getTime() + maxDaysAhead * 86_400_000) fail("date", "too_far_ahead", "Chỉ lên lịch trước nhiều nhất ba năm.", "Plan at most three years ahead.");
  return { wall, dueAt };
}

/** By name, or by network where the brand has one account on it. */
function readChannels(cell: string, known: readonly CsvChannel[], fail: Fail): CsvChannel[] {
  const found = new Map<string, CsvChannel>();
  const names = cell.split(/[;|,\n]/).map((name) => name.trim()).filter((name) => name !== "");
  if (names.length === 0) fail("channels", "missing", "Hãy ghi kênh, ví dụ Facebook.", "Name a channel, for example Facebook.");
  // A name may hold a comma itself.
  const whole = known.filter(({ name }) => keyOf(name) === keyOf(cell));
  for (const name of whole.length === 1 ? [whole[0]!.name] : names) {
    const matching = known.filter((channel) => keyOf(channel.name) === keyOf(name) || keyOf(channel.network) === keyOf(name) || keyOf(`${channel.name} (${channel.network})`) === keyOf(name));
    const [channel] = matching;
    if (!channel) fail("channels", "unknown_channel", `Thương hiệu không có kênh “${name}”.`, `The brand has no channel "${name}".`);
    else if (matching.length > 1) fail("channels", "ambiguous_channel", `“${name}” có thể là nhiều kênh: ${matching.map((one) => `${one.name} (${one.network})`).join(", ")}.`, `"${name}" may be several channels: ${matching.map((one) => `${one.name} (${one.network})`).join(", ")}.`);
    else if (!channel.isConnected) fail("channels", "channel_not_connected", `${channel.name} chưa được kết nối.`, `${channel.name} is not connected.`);
    else found.set(channel.id, channel);
  }
  return [...found.values()];
}

function readFiles(cell: string, known: readonly CsvFile[], fail: Fail): CsvFile[] {
  const names = cell.split(/[;|\n]/).map((name) => name.trim()).filter((name) => name !== "");
  if (names.length > 35) fail("media", "too_many", "Nhiều nhất 35 tệp.", "At most 35 files.");
  return names.slice(0, 35).flatMap((name) => {
    const matching = known.filter((file) => file.assetId === name.toLowerCase() || keyOf(file.fileName) === keyOf(name));
    if (matching.length === 1) return [matching[0]!];
    if (/^https?:\/\//i.test(name)) fail("media", "remote_file", "Hãy đưa tệp vào thư viện trước, rồi ghi tên tệp ở đây.", "Put the file into the library first, then write its name here.");
    else if (matching.length === 0) fail("media", "unknown_file", `Thư viện không có tệp “${name}”.`, `The library has no file "${name}".`);
    else fail("media", "ambiguous_file", `Thư viện có ${matching.length} tệp tên “${name}”. Hãy ghi mã của tệp.`, `The library has ${matching.length} files called "${name}". Write the file's id.`);
    return [];
  });
}

function columnOf(pointer: string): Column {
  if (pointer.startsWith("/media")) return "media";
  const field = pointer === "/options/privacyLevel" ? "audience" : pointer.split("/")[1];
  return columns.find((column) => column === field) ?? "text";
}

/** `2026-12-01`, or as Vietnamese spreadsheets write it, `1/12/2026`. */
function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (year === undefined) return null;
  const date = `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`;
  return isRealWallTime(`${date}T00:00`) ? date : null;
}

/** `20:00`, `8:05`, `8:05:00` or `20h30`; nine in the morning when the cell is empty. */
function readTime(text: string): string | null {
  if (text === "") return "09:00";
  const found = /^(\d{1,2})(?::|h)(\d{2})?(?::\d{2})?$/.exec(foldText(text));
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` : null;
}

const keyOf = (name: string): string => foldText(name).replaceAll(/[\s_]+/g, " ").trim();
