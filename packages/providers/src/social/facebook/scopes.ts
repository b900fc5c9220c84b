/** What posting needs: listing pages, posting and reading back. One that is left unticked is told at once. */
export const facebookScopes = ["pages_show_list", "pages_manage_posts", "pages_read_engagement"] as const;

/** Asked for as well; without them there is no first comment, no count of comments, and no insights. */
export const optionalFacebookScopes = ["pages_manage_engagement", "pages_read_user_content", "read_insights"] as const;
