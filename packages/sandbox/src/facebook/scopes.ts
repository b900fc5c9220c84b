/** Permissions that the sandbox knows. Source: Meta, permissions reference (seen 2026-11-22). */
export const knownScopes = [
  "public_profile", "email", "pages_show_list", "pages_manage_posts", "pages_read_engagement", "pages_read_user_content",
  "pages_manage_engagement", "pages_manage_metadata", "read_insights", "business_management", "publish_video",
  "instagram_basic", "instagram_content_publish", "instagram_manage_comments", "instagram_manage_insights",
] as const;

/** What each permission means to the person who ticks it. */
export const scopeLabels: Record<string, { vi: string; en: string }> = {
  public_profile: { vi: "Tên và ảnh đại diện của bạn", en: "Your name and profile picture" },
  email: { vi: "Địa chỉ email của bạn", en: "Your email address" },
  pages_show_list: { vi: "Xem danh sách Trang bạn quản lý", en: "See the list of Pages you manage" },
  pages_manage_posts: { vi: "Tạo, sửa và xoá bài viết trên Trang", en: "Create, edit and delete posts on your Pages" },
  pages_read_engagement: { vi: "Đọc nội dung đã đăng và số liệu của Trang", en: "Read content and metrics of your Pages" },
  pages_read_user_content: { vi: "Đọc bình luận và cảm xúc của người khác trên Trang", en: "Read comments and reactions of others on your Pages" },
  pages_manage_engagement: { vi: "Viết và quản lý bình luận với tư cách Trang", en: "Write and manage comments as your Page" },
  pages_manage_metadata: { vi: "Nhận thông báo sự kiện của Trang", en: "Receive events of your Pages" },
  read_insights: { vi: "Xem thống kê chi tiết của Trang", en: "See insights of your Pages" },
  business_management: { vi: "Quản lý doanh nghiệp của bạn", en: "Manage your business" },
  publish_video: { vi: "Đăng video lên Trang", en: "Publish videos to your Pages" },
  instagram_basic: { vi: "Xem tài khoản Instagram đã liên kết", en: "See linked Instagram accounts" },
  instagram_content_publish: { vi: "Đăng bài lên Instagram", en: "Publish to Instagram" },
  instagram_manage_comments: { vi: "Đọc và viết bình luận trên Instagram", en: "Read and write comments on Instagram" },
  instagram_manage_insights: { vi: "Xem số liệu thống kê Instagram", en: "See Instagram insights" },
};
