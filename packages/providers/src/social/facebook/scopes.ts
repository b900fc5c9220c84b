/** What connecting a page asks a person for: nothing beyond listing pages, posting and reading back. */
export const facebookScopes = ["pages_show_list", "pages_manage_posts", "pages_read_engagement"] as const;
