import type { RestrictedWord } from "./schema.ts";

const entry = (word: string, changes: Partial<RestrictedWord> = {}): RestrictedWord => ({ word, severity: "error", replacement: "", allowedIn: [], note: "", ...changes });

/** Reasons that the guard words in the reader's language; any other note is shown as it was typed. */
const proof = "proof";
const cure = "cure";
const profit = "profit";

/**
 * Where an organization begins; it may change every entry. Vietnamese superlatives follow the word they raise, so taking
 * them out leaves a sentence. Source: Luật Quảng cáo 16/2012/QH13, điều 8 khoản 11: "nhất", "duy nhất", "tốt nhất",
 * "số một" or words of like meaning only with lawful proof.
 */
export const defaultRestrictedWords: readonly RestrictedWord[] = [
  entry("nhất", {
    note: proof,
    allowedIn: [
      "nhất trí", "thống nhất", "nhất định", "nhất là", "ít nhất", "nhiều nhất là", "nhất quán", "nhất thời", "thứ nhất", "hợp nhất", "đồng nhất", "nhất thiết", "nhất loạt", "nhất quyết", "nhất mực",
      "nhất nhất", "sớm nhất", "muộn nhất", "chậm nhất", "gần nhất", "gần đây nhất", "mới nhất", "cũ nhất", "nhất cử nhất động", "năm nhất", "lúc nào ngon nhất", "đơn giản nhất", "dễ hiểu nhất",
    ],
  }),
  entry("duy nhất", { note: proof, allowedIn: ["không phải duy nhất", "một lần duy nhất"] }),
  entry("tốt nhất", { note: proof }),
  entry("số một", { note: proof, allowedIn: ["số một trăm", "số một nghìn", "con số một", "bước số một"] }),
  entry("số 1", { note: proof, allowedIn: ["bước số 1", "nhà số 1", "phòng số 1", "địa chỉ số 1", "số 1 đường", "số 1 phố", "số 1 ngõ", "cơ sở số 1", "bàn số 1", "mẫu số 1", "câu số 1"] }),
  entry("bậc nhất", { note: proof }),
  entry("hạng nhất", { note: proof }),
  entry("đệ nhất", { note: proof }),
  entry("top 1", { note: proof }),
  entry("no.1", { note: proof }),
  entry("no. 1", { note: proof }),
  entry("#1", { note: proof }),
  entry("hàng đầu", { severity: "warning", note: proof, allowedIn: ["ngồi hàng đầu", "hàng đầu tiên"] }),
  entry("vô địch", { severity: "warning", note: proof, allowedIn: ["nhà vô địch", "giải vô địch"] }),
  entry("có một không hai", { note: proof }),
  entry("độc nhất vô nhị", { note: proof }),
  entry("tuyệt đối an toàn", { replacement: "an toàn", note: proof }),
  entry("the best", { replacement: "a good", note: proof, allowedIn: ["the best of luck"] }),
  entry("best", { replacement: "good", note: proof, allowedIn: ["best before", "best wishes", "best regards", "at best", "do your best", "our best", "your best", "best of luck", "best friend", "best friends", "at its best", "tastes best"] }),
  entry("number one", { note: proof }),
  entry("the only", { replacement: "a", note: proof, allowedIn: ["not the only", "the only way to"] }),
  entry("the cheapest", { replacement: "an affordable", note: proof }),
  entry("cheapest", { replacement: "affordable", note: proof }),
  entry("chữa khỏi", { replacement: null, note: cure }),
  entry("trị dứt điểm", { replacement: null, note: cure }),
  entry("điều trị dứt điểm", { replacement: null, note: cure }),
  entry("đặc trị", { replacement: null, note: cure }),
  entry("khỏi hoàn toàn", { replacement: null, note: cure }),
  entry("thần dược", { replacement: null, note: cure }),
  entry("cam kết lợi nhuận", { replacement: null, note: profit }),
  entry("cam kết khỏi", { replacement: null, note: cure }),
  entry("lãi chắc chắn", { replacement: null, note: profit }),
  entry("không rủi ro", { replacement: null, note: profit }),
  entry("guaranteed results", { replacement: null, note: profit }),
  entry("risk-free", { severity: "warning", replacement: null, note: profit }),
];
