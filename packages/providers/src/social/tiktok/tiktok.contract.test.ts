import { describeSocialNetwork } from "../social-network.contract.ts";
import { startTikTokHarness, tiktokKinds } from "./tiktok-harness.ts";

describeSocialNetwork("TikTok", tiktokKinds, startTikTokHarness);
