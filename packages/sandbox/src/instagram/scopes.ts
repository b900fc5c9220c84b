import type { Language } from "../pages/language.ts";

/** Permissions of Instagram's own login. Source: Instagram Platform, Instagram Login (checked 2026-11-22). */
export const instagramLoginScopes = [
  "instagram_business_basic", "instagram_business_content_publish", "instagram_business_manage_comments", "instagram_business_manage_insights", "instagram_business_manage_messages",
] as const;

/** What a call needs, by login. */
export const neededScopes = {
  read: { instagram: ["instagram_business_basic"], facebook: ["instagram_basic", "pages_read_engagement"] },
  publish: { instagram: ["instagram_business_basic", "instagram_business_content_publish"], facebook: ["instagram_basic", "instagram_content_publish", "pages_read_engagement"] },
  comments: { instagram: ["instagram_business_basic", "instagram_business_manage_comments"], facebook: ["instagram_basic", "instagram_manage_comments", "pages_read_engagement"] },
  insights: { instagram: ["instagram_business_basic", "instagram_business_manage_insights"], facebook: ["instagram_basic", "instagram_manage_insights", "pages_read_engagement"] },
} as const;

/** What each permission means to the person who ticks it. */
export const instagramScopeLabels: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  instagram_business_basic: { vi: "Xem hồ sơ và bài viết của bạn", en: "See your profile and posts" },
  instagram_business_content_publish: { vi: "Đăng bài, thước phim và tin thay bạn", en: "Publish posts, reels and stories for you" },
  instagram_business_manage_comments: { vi: "Đọc và viết bình luận", en: "Read and write comments" },
  instagram_business_manage_insights: { vi: "Xem số liệu thống kê", en: "See insights" },
  instagram_business_manage_messages: { vi: "Đọc và trả lời tin nhắn", en: "Read and answer messages" },
};
