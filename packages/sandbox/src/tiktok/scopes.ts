/** Scopes of Login Kit v2. Source: TikTok for Developers, scopes overview (seen 2026-11-22). */
export const knownScopes = ["user.info.basic", "user.info.profile", "user.info.stats", "video.list", "video.publish", "video.upload"] as const;

export const scopeLabels: Readonly<Record<string, { vi: string; en: string }>> = {
  "user.info.basic": { vi: "Xem ảnh đại diện và tên hiển thị của bạn", en: "Access your profile picture and display name" },
  "user.info.profile": { vi: "Xem tên người dùng và tiểu sử của bạn", en: "Read your username and bio" },
  "user.info.stats": { vi: "Xem số người theo dõi, lượt thích và số video", en: "Read your follower, like and video counts" },
  "video.list": { vi: "Xem các video công khai của bạn", en: "Read your public videos" },
  "video.publish": { vi: "Đăng nội dung lên TikTok của bạn", en: "Post content to TikTok" },
  "video.upload": { vi: "Gửi bản nháp vào hộp thư TikTok của bạn", en: "Share content to TikTok as a draft" },
};
