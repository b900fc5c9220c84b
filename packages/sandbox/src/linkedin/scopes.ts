/** What an app may ask for, with the words of the consent page. Source: LinkedIn products and permissions (seen 2026-11-22). */
export const scopeLabels: Readonly<Record<string, { vi: string; en: string }>> = {
  openid: { vi: "Dùng tên và ảnh của bạn", en: "Use your name and photo" },
  profile: { vi: "Xem tên và ảnh hồ sơ", en: "See your name and profile photo" },
  email: { vi: "Dùng địa chỉ email chính", en: "Use your primary email address" },
  w_member_social: { vi: "Đăng bài thay bạn", en: "Create posts on your behalf" },
  w_member_social_feed: { vi: "Bình luận và bày tỏ cảm xúc thay bạn", en: "Comment and react on your behalf" },
  r_member_postAnalytics: { vi: "Xem số liệu bài viết của bạn", en: "Retrieve analytics of your posts" },
  w_organization_social: { vi: "Đăng bài thay các Trang của bạn", en: "Create posts on behalf of your pages" },
  r_organization_social: { vi: "Xem bài viết và số liệu của Trang", en: "Retrieve your pages' posts and their data" },
  rw_organization_admin: { vi: "Xem và quản lý Trang của bạn", en: "Manage your pages and retrieve reporting data" },
  w_organization_social_feed: { vi: "Bình luận thay các Trang của bạn", en: "Comment and react on behalf of your pages" },
  r_organization_social_feed: { vi: "Xem bình luận và cảm xúc trên Trang", en: "Retrieve comments and reactions on your pages" },
};

export const knownScopes = Object.keys(scopeLabels);

/** An app without the vetted product: its id says so. */
const selfServeScopes: ReadonlySet<string> = new Set(["openid", "profile", "email", "w_member_social"]);
export const isSelfServe = (appId: string): boolean => appId.includes("self-serve");
export const mayAsk = (appId: string, scope: string): boolean => Object.hasOwn(scopeLabels, scope) && (!isSelfServe(appId) || selfServeScopes.has(scope));
