/** What each dialog asks a person for: the account, posting, our own comments, and the numbers of posts. Source: Instagram Platform (checked 2026-11-22). */
export const instagramScopes = {
  facebook: ["instagram_basic", "instagram_content_publish", "instagram_manage_comments", "instagram_manage_insights", "pages_show_list", "pages_read_engagement"],
  instagram: ["instagram_business_basic", "instagram_business_content_publish", "instagram_business_manage_comments", "instagram_business_manage_insights"],
} as const;
