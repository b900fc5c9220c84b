export const graphHost = "graph.facebook.com";
/** The same API under the name that takes videos in chunks. */
export const graphVideoHost = "graph-video.facebook.com";
/** Takes the bytes of reels and of videos in stories. */
export const ruploadHost = "rupload.facebook.com";
