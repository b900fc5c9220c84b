import { hashtagsIn, linksIn } from "@agency/providers/social/facebook/rules";

/** Hashtags and addresses in the network's colour; they lead nowhere here. */
export function LinkedText({ text, className }: { text: string; className: string }) {
  const special = [...new Set([...linksIn(text), ...hashtagsIn(text)])].sort((one, other) => other.length - one.length);
  if (special.length === 0) return text;
  const pattern = new RegExp(`(${special.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`, "gu");
  const known = new Set(special);
  return text
    .normalize("NFC")
    .split(pattern)
    .map((part, index) =>
      known.has(part) ? (
        <span key={index} className={className}>
          {part}
        </span>
      ) : (
        part
      ),
    );
}
