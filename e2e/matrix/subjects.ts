import type { PublicationRow } from "@agency/core/publishing";

/** A call of a stand-in, as a fault plan names it. */
export interface Operation {
  host: string;
  operation: string;
}

/** One kind of post on one network. */
export interface Subject {
  /** E.g. `facebook reel`. */
  name: string;
  network: PublicationRow["network"];
  /** What newAccount of the network makes for it. */
  account: string;
  format: PublicationRow["format"];
  media: readonly ("photo" | "video" | "document")[];
  link?: string;
  title?: string;
  options?: Record<string, unknown>;
  /** The call that makes it public. */
  publish: Operation;
  /** The first call of the preparation, and the one that carries bytes; null where nothing happens ahead. */
  prepare: Operation | null;
  upload: Operation | null;
  /** The call that writes the first comment; null where none can be written. */
  comment: Operation | null;
  /** The listing in which a lost post is looked for. */
  list: Operation | null;
  /** When the network works on the media. */
  works: "prepare" | "publish" | null;
  /** Answers `accepted`, or tells so when it is asked what became of a call. */
  isAccepted: boolean;
  /** The network refuses copies, and one resend is proof. */
  isResent: boolean;
  /** The network plays a refusal of a copy. */
  knowsDuplicates: boolean;
}

const graph = "graph.facebook.com";
const at = (host: string, operation: string): Operation => ({ host, operation });
const plain = { format: "feed", media: [], prepare: null, upload: null, works: null, isAccepted: false, isResent: false } as const;

const onPage = { ...plain, network: "facebook", account: "page", publish: at(graph, "feed.create"), comment: at(graph, "comments.create"), list: at(graph, "published_posts.list"), knowsDuplicates: true } as const;
const photoOfPage = { prepare: at(graph, "photos.create"), upload: at(graph, "photos.create"), list: null };
const bytesOfPage = at("rupload.facebook.com", "rupload.upload");
const workedOn = { works: "publish", isAccepted: true, list: null, knowsDuplicates: false } as const;

const instagram = "graph.instagram.com";
const onInstagram = {
  ...plain, network: "instagram", account: "business", publish: at(instagram, "media_publish.create"), prepare: at(instagram, "media.create"),
  comment: at(instagram, "comments.create"), list: null, knowsDuplicates: false,
} as const;
const bytesOfInstagram = { upload: at("rupload.facebook.com", "ig_upload.create"), works: "prepare" } as const;

const tiktok = "open.tiktokapis.com";
const lastBytes = at("open-upload.tiktokapis.com", "upload.create");
const onTikTok = { ...plain, network: "tiktok", account: "creator", comment: null, list: null, works: "publish", isAccepted: true, knowsDuplicates: false, options: { privacyLevel: "PUBLIC_TO_EVERYONE" } } as const;

const linkedin = "api.linkedin.com";
const onLinkedIn = { ...plain, network: "linkedin", publish: at(linkedin, "posts.create"), comment: null, list: null, isResent: true, knowsDuplicates: true } as const;
const asPage = { ...onLinkedIn, account: "organization", comment: at(linkedin, "comments.create"), list: at(linkedin, "posts.list") } as const;
const fileOfLinkedIn = (collection: string) => ({ prepare: at(linkedin, `${collection}.create`), upload: at("www.linkedin.com", "uploads.put"), works: "prepare" as const });

/** Every kind of post that the product makes. */
export const subjects: readonly Subject[] = [
  { ...onPage, name: "facebook text" },
  { ...onPage, name: "facebook link", link: "https://caphesonghan.vn/menu" },
  { ...onPage, ...photoOfPage, name: "facebook photo", media: ["photo"] },
  { ...onPage, ...photoOfPage, name: "facebook photos", media: ["photo", "photo", "photo"] },
  { ...onPage, ...workedOn, name: "facebook video", media: ["video"], title: "Phim", prepare: at("graph-video.facebook.com", "videos.start"), upload: at("graph-video.facebook.com", "videos.transfer"), publish: at("graph-video.facebook.com", "videos.create") },
  { ...onPage, ...workedOn, name: "facebook reel", format: "reel", media: ["video"], prepare: at(graph, "video_reels.start"), upload: bytesOfPage, publish: at(graph, "video_reels.create") },
  { ...onPage, ...photoOfPage, name: "facebook story photo", format: "story", media: ["photo"], publish: at(graph, "photo_stories.create"), comment: null, list: at(graph, "stories.list"), knowsDuplicates: false },
  { ...onPage, ...workedOn, name: "facebook story video", format: "story", media: ["video"], prepare: at(graph, "video_stories.start"), upload: bytesOfPage, publish: at(graph, "video_stories.create"), comment: null },

  { ...onInstagram, name: "instagram photo", media: ["photo"] },
  { ...onInstagram, name: "instagram carousel", media: ["photo", "video", "photo"] },
  { ...onInstagram, ...bytesOfInstagram, name: "instagram reel", format: "reel", media: ["video"] },
  { ...onInstagram, name: "instagram story photo", format: "story", media: ["photo"], comment: null },
  { ...onInstagram, ...bytesOfInstagram, name: "instagram story video", format: "story", media: ["video"], comment: null },

  { ...onTikTok, name: "tiktok video", media: ["video"], prepare: at(tiktok, "video.init"), publish: lastBytes },
  { ...onTikTok, name: "tiktok photos", media: ["photo", "photo"], title: "Hai ly", publish: at(tiktok, "content.create") },
  { ...onTikTok, name: "tiktok draft", format: "draft", media: ["video"], prepare: at(tiktok, "inbox.init"), publish: lastBytes },

  { ...asPage, name: "linkedin text" },
  { ...asPage, name: "linkedin article", link: "https://caphesonghan.vn/menu", title: "Thực đơn" },
  { ...asPage, ...fileOfLinkedIn("images"), name: "linkedin photo", media: ["photo"] },
  { ...asPage, ...fileOfLinkedIn("images"), name: "linkedin photos", media: ["photo", "photo", "photo"] },
  { ...asPage, ...fileOfLinkedIn("videos"), name: "linkedin video", media: ["video"], title: "Rang sáng nay" },
  { ...asPage, ...fileOfLinkedIn("documents"), name: "linkedin document", media: ["document"], title: "Ba cách pha" },
  { ...onLinkedIn, account: "person", name: "linkedin text of a member" },
  { ...onLinkedIn, ...fileOfLinkedIn("images"), account: "person", name: "linkedin photo of a member", media: ["photo"] },
];

const wanted = process.env["MATRIX_NETWORKS"]?.split(",");

/** Those of the networks in MATRIX_NETWORKS (`facebook,linkedin`), or all. */
export const chosenSubjects = subjects.filter(({ network }) => !wanted || wanted.includes(network));
