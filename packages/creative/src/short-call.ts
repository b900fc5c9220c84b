/** Where a sentence that asks for something may end early: before these words, or after "nghe". */
const joints = /\s(?=(?:cho|khi|dưới|vào|đến|tới|muốn|với|nếu|trong|của|nhé|nha|để(?! (?:lại|dành))|for|to|when|below|in|at|if|with|and|so)(?:\s|$))|(?<=\snghe)\s/gu;
const openings = /^(?:mời (?:bạn|anh\/chị|cả nhà|anh chị)|(?:bạn )?hãy|đừng quên|please)\s+/iu;
const endings = /[\s,;:.!?…–—]+$|\s+(?:nhé|nha|ngay nhé|để|cho|và|của|to|for|and)[.!]*$/giu;

/**
 * A call to action as a button takes it: the whole, or what it asks for without to whom and why. Empty where nothing that short makes sense:
 * a button that ends in dots is worse than none.
 */
export function shortCall(text: string, maxLength: number, brandName: string): string {
  const whole = tidy(text);
  if (whole.length <= maxLength) return whole;
  const sentence = upperFirst(tidy(text.split(/(?<=[.!?])\s+|,\s+/u)[0]!.replace(openings, "").replace(new RegExp(`(?: cho| với| tới| to| with)? ${escaped(brandName)}(?=[\\s,.]|$)`, "giu"), "")));
  if (sentence.length <= maxLength) return wordsOf(sentence) > 1 ? sentence : "";
  const cuts = [...sentence.matchAll(joints)].map(({ index }) => tidy(sentence.slice(0, index)));
  return cuts.filter((cut) => cut.length <= maxLength && wordsOf(cut) > 1).at(-1) ?? "";
}

function tidy(text: string): string {
  let tidied = text.trim();
  for (let before = ""; before !== tidied; ) {
    before = tidied;
    tidied = tidied.replace(endings, "");
  }
  return tidied;
}

const wordsOf = (text: string): number => text.split(/\s+/u).length;
const upperFirst = (text: string): string => text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/gu, "\\$&");
