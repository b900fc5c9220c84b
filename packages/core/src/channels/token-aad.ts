/** Binds a sealed token to its row: a token copied to another row does not open (R35). */
export const channelTokenAad = (channelId: string): string => `channels:${channelId}:token`;

export const channelRefreshAad = (channelId: string): string => `channels:${channelId}:refresh_token`;
