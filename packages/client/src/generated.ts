// Generated from the API's OpenAPI document by `npm run client:generate`. Do not edit.

export interface paths {
    "/ab-tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List A/B tests with what can be said so far */
        get: operations["getAbTests"];
        put?: never;
        /** Compare two groups of publications of one channel */
        post: operations["postAbTests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ab-tests/{abTestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an A/B test */
        get: operations["getAbTestsByAbTestId"];
        put?: never;
        post?: never;
        /** Remove an A/B test; its publications stay */
        delete: operations["deleteAbTestsByAbTestId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accept-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Join an organization by invitation */
        post: operations["postAcceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List API keys */
        get: operations["getApiKeys"];
        put?: never;
        /** Make an API key; its token is shown once */
        post: operations["postApiKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{apiKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: operations["deleteApiKeysByApiKeyId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/asset-folders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List folders of the library */
        get: operations["getAssetFolders"];
        put?: never;
        /** Make a folder */
        post: operations["postAssetFolders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/asset-folders/{folderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a folder; its files stay */
        delete: operations["deleteAssetFoldersByFolderId"];
        options?: never;
        head?: never;
        /** Rename a folder */
        patch: operations["patchAssetFoldersByFolderId"];
        trace?: never;
    };
    "/asset-tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tags in use, most used first */
        get: operations["getAssetTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/asset-usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how much room the library takes and has */
        get: operations["getAssetUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List files, newest first */
        get: operations["getAssets"];
        put?: never;
        /** Upload a file of at most 25 MB: JPEG, PNG, WebP, GIF, MP4, MOV, MP3, WAV or PDF, in the field `file`, with `brandId`, `folderId`, `alt` and `tags` (comma-separated) where known. 200 when the same file is there already. Larger ones: `/assets/uploads` */
        post: operations["postAssets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{assetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what is known about a file */
        get: operations["getAssetsByAssetId"];
        put?: never;
        post?: never;
        /** Delete a file that nothing open uses */
        delete: operations["deleteAssetsByAssetId"];
        options?: never;
        head?: never;
        /** Change name, description, tags, folder, brand, focus or rights of a file */
        patch: operations["patchAssetsByAssetId"];
        trace?: never;
    };
    "/assets/{assetId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hide a file from the library; where it is used it stays */
        post: operations["postAssetsByAssetIdArchive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{assetId}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the file of an asset, which keeps its id and its history: `multipart/form-data` with `file` */
        post: operations["postAssetsByAssetIdFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{assetId}/fit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a copy of a picture that a network takes. 200 when the same copy is there already */
        post: operations["postAssetsByAssetIdFit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{assetId}/media-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an address that anyone may fetch until it expires, for networks that pull media */
        post: operations["postAssetsByAssetIdMediaLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{assetId}/renditions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the sizes that networks want; each is made when first asked for */
        get: operations["getAssetsByAssetIdRenditions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{assetId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an archived file back */
        post: operations["postAssetsByAssetIdRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{assetId}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List where a file is in use */
        get: operations["getAssetsByAssetIdUses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{assetId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the files that an asset has had, newest first */
        get: operations["getAssetsByAssetIdVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{assetId}/versions/{number}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an earlier file of an asset back as its newest */
        post: operations["postAssetsByAssetIdVersionsByNumberRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archive, restore, move, tag or set the rights of up to 100 files */
        post: operations["postAssetsBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a PDF of pictures, a page each, all of the first one's size. 200 when the same document is there already */
        post: operations["postAssetsDocuments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy a file from a public https address into the library */
        post: operations["postAssetsImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin an upload in parts, for files of up to 2 GB. `PUT` each part to its address, then complete it */
        post: operations["postAssetsUploads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an upload: what has arrived, and fresh addresses for what has not */
        get: operations["getAssetsUploadsByUploadId"];
        put?: never;
        post?: never;
        /** Give an upload up */
        delete: operations["deleteAssetsUploadsByUploadId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/uploads/{uploadId}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check an upload whose parts have all arrived and put it into the library. Safe to repeat */
        post: operations["postAssetsUploadsByUploadIdComplete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the audit log, newest first */
        get: operations["getAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brand-proposals/{brandProposalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a proposal and how far its reading is */
        get: operations["getBrandProposalsByBrandProposalId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brand-proposals/{brandProposalId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a brand of what was chosen, or fill in the brand that was read for */
        post: operations["postBrandProposalsByBrandProposalIdAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brand-proposals/{brandProposalId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop reading, or put a proposal away */
        post: operations["postBrandProposalsByBrandProposalIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List brands */
        get: operations["getBrands"];
        put?: never;
        /** Add a brand */
        post: operations["postBrands"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brands/{brandId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a brand */
        get: operations["getBrandsByBrandId"];
        put?: never;
        post?: never;
        /** Archive a brand */
        delete: operations["deleteBrandsByBrandId"];
        options?: never;
        head?: never;
        /** Change a brand */
        patch: operations["patchBrandsByBrandId"];
        trace?: never;
    };
    "/brands/{brandId}/guard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read everything by which texts of a brand are checked */
        get: operations["getBrandsByBrandIdGuard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brands/{brandId}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List products of a brand */
        get: operations["getBrandsByBrandIdProducts"];
        put?: never;
        /** Add a product */
        post: operations["postBrandsByBrandIdProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brands/{brandId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an archived brand back */
        post: operations["postBrandsByBrandIdRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brands/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Load a demo brand with products and pictures */
        post: operations["postBrandsDemo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brands/from-website": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a website or past posts and propose a brand */
        post: operations["postBrandsFromWebsite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaign-slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List slots of all campaigns that hold a place in the calendar and are not scheduled yet, by time */
        get: operations["getCampaignSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List campaigns, newest first */
        get: operations["getCampaigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a campaign with its progress and cost */
        get: operations["getCampaignsByCampaignId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/accept-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept every draft, and submit them where asked */
        post: operations["postCampaignsByCampaignIdAcceptAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop: what is not called for yet is cancelled, drafts stay */
        post: operations["postCampaignsByCampaignIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a campaign's plan as CSV */
        get: operations["getCampaignsByCampaignIdExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin no more texts; those not called for yet go back into the plan */
        post: operations["postCampaignsByCampaignIdPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on; failed and cancelled slots get another try */
        post: operations["postCampaignsByCampaignIdResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan accepted and approved posts on the connected channels of their networks */
        post: operations["postCampaignsByCampaignIdSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a campaign's slots in the order of their time */
        get: operations["getCampaignsByCampaignIdSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/slots/{slotId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Move a slot, or change its topic before it is written */
        patch: operations["patchCampaignsByCampaignIdSlotsBySlotId"];
        trace?: never;
    };
    "/campaigns/{campaignId}/slots/{slotId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept a draft, and submit it for approval where asked */
        post: operations["postCampaignsByCampaignIdSlotsBySlotIdAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/slots/{slotId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what a slot held before, newest first */
        get: operations["getCampaignsByCampaignIdSlotsBySlotIdHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/slots/{slotId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject a text and plan this slot alone anew */
        post: operations["postCampaignsByCampaignIdSlotsBySlotIdReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/slots/{slotId}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an acceptance or a rejection back */
        post: operations["postCampaignsByCampaignIdSlotsBySlotIdReopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/slots/{slotId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a failed, cancelled or empty slot again */
        post: operations["postCampaignsByCampaignIdSlotsBySlotIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what a plan would hold and cost at most; stores nothing */
        post: operations["postCampaignsEstimate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a campaign of a CSV file, all rows or none */
        post: operations["postCampaignsImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/import-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a plan from CSV and name every wrong cell; stores nothing */
        post: operations["postCampaignsImportPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan a month: slots at once, texts as they are written */
        post: operations["postCampaignsPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List channels */
        get: operations["getChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/{channelId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a channel */
        get: operations["getChannelsByChannelId"];
        put?: never;
        post?: never;
        /** Disconnect a channel and cancel its plans */
        delete: operations["deleteChannelsByChannelId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/{channelId}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the network whether posting will work */
        post: operations["postChannelsByChannelIdCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/{channelId}/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read when a channel's queue sends, and its next free times */
        get: operations["getChannelsByChannelIdQueue"];
        /** Set the weekly times of a channel's queue */
        put: operations["putChannelsByChannelIdQueue"];
        post?: never;
        /** Go back to the usual times of the channel's network */
        delete: operations["deleteChannelsByChannelIdQueue"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/callback/{network}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a network's dialog returns to */
        get: operations["getChannelsCallbackByNetwork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start connecting an account */
        post: operations["postChannelsConnect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/grants/{grantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what a dialog granted */
        get: operations["getChannelsGrantsByGrantId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/grants/{grantId}/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect the chosen pages */
        post: operations["postChannelsGrantsByGrantIdConnect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/networks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the networks that can be connected here */
        get: operations["getChannelsNetworks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List clients */
        get: operations["getClients"];
        put?: never;
        /** Add a client */
        post: operations["postClients"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a client */
        get: operations["getClientsByClientId"];
        put?: never;
        post?: never;
        /** Archive a client */
        delete: operations["deleteClientsByClientId"];
        options?: never;
        head?: never;
        /** Change a client */
        patch: operations["patchClientsByClientId"];
        trace?: never;
    };
    "/clients/{clientId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an archived client back */
        post: operations["postClientsByClientIdRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{clientId}/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the plans that a client had and has */
        get: operations["getClientsByClientIdSubscriptions"];
        put?: never;
        /** Put a client on a plan from a month on */
        post: operations["postClientsByClientIdSubscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{clientId}/subscriptions/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a client's subscription with a month */
        post: operations["postClientsByClientIdSubscriptionsEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List contents */
        get: operations["getContents"];
        put?: never;
        /** Add content that a person wrote */
        post: operations["postContents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read content */
        get: operations["getContentsByContentId"];
        put?: never;
        post?: never;
        /** Archive content and cancel what is planned */
        delete: operations["deleteContentsByContentId"];
        options?: never;
        head?: never;
        /** Edit content as a new revision */
        patch: operations["patchContentsByContentId"];
        trace?: never;
    };
    "/contents/{contentId}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the approvals of content, newest first */
        get: operations["getContentsByContentIdApprovals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve exactly what was submitted */
        post: operations["postContentsByContentIdApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/choose-version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put an alternative in force */
        post: operations["postContentsByContentIdChooseVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new draft from content */
        post: operations["postContentsByContentIdDuplicate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/evaluation-case": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a case of a text that was edited or rejected; asked twice, it is the same case */
        post: operations["postContentsByContentIdEvaluationCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/graphic-texts/{template}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what a content says in each place of a template */
        get: operations["getContentsByContentIdGraphicTextsByTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/graphics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the graphics of a content */
        get: operations["getContentsByContentIdGraphics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the pictures */
        put: operations["putContentsByContentIdMedia"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/placements/{network}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what one network gets differently */
        put: operations["putContentsByContentIdPlacementsByNetwork"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/publish-now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish approved content as soon as possible */
        post: operations["postContentsByContentIdPublishNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write further alternatives from the content's own brief; with `Accept: text/event-stream` the run's events come at once */
        post: operations["postContentsByContentIdRegenerate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/request-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send content back with a note */
        post: operations["postContentsByContentIdRequestChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take archived content back as a draft */
        post: operations["postContentsByContentIdRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read every edit, newest first */
        get: operations["getContentsByContentIdRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan approved content on channels */
        post: operations["postContentsByContentIdSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit content for approval */
        post: operations["postContentsByContentIdSubmit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/transform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rewrite a version: shorter, longer, friendlier, more formal, for another network, in another language, as asked, one place, or repaired */
        post: operations["postContentsByContentIdTransform"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/transform/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what a rewrite would cost, without writing it */
        post: operations["postContentsByContentIdTransformEstimate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/unschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel every open plan of content */
        post: operations["postContentsByContentIdUnschedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/versions/{versionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Discard an alternative; its text and its cost are kept */
        delete: operations["deleteContentsByContentIdVersionsByVersionId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/{contentId}/versions/{versionId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a discarded alternative back */
        post: operations["postContentsByContentIdVersionsByVersionIdRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write drafts; with `Accept: text/event-stream` the run's events come at once */
        post: operations["postContentsGenerate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/generate/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what drafts would cost, without writing them */
        post: operations["postContentsGenerateEstimate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contents/google-ads-csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export search ads for Google Ads Editor */
        get: operations["getContentsGoogleAdsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data-deletions/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what became of a request to delete a person's data */
        get: operations["getDataDeletionsByCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List margins, quotas and budgets that want a look */
        get: operations["getEconomicsAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the limits with what is spent of them */
        get: operations["getEconomicsBudgets"];
        /** Set a limit */
        put: operations["putEconomicsBudgets"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/budgets/{budgetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a limit away */
        delete: operations["deleteEconomicsBudgetsByBudgetId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/clients/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a client's month */
        get: operations["getEconomicsClientsByClientId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/clients/{clientId}/pieces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the contents that counted in a client's month, with their cost */
        get: operations["getEconomicsClientsByClientIdPieces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/clients/{clientId}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what a client owes for a month */
        get: operations["getEconomicsClientsByClientIdStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/clients/{clientId}/statement.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export what a client owes for a month as CSV */
        get: operations["getEconomicsClientsByClientIdStatementCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/clients/{clientId}/statement.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export what a client owes for a month as PDF */
        get: operations["getEconomicsClientsByClientIdStatementPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/fixed-costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List fixed costs, with presets to begin with */
        get: operations["getEconomicsFixedCosts"];
        put?: never;
        /** Add a fixed cost */
        post: operations["postEconomicsFixedCosts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/fixed-costs/{fixedCostId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a fixed cost from every month */
        delete: operations["deleteEconomicsFixedCostsByFixedCostId"];
        options?: never;
        head?: never;
        /** Change a fixed cost */
        patch: operations["patchEconomicsFixedCostsByFixedCostId"];
        trace?: never;
    };
    "/economics/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List every paid call, newest first */
        get: operations["getEconomicsLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/ledger.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export the calls that a filter finds */
        get: operations["getEconomicsLedgerCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/ledger/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sum the calls that a filter finds */
        get: operations["getEconomicsLedgerTotals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what a month left, client by client */
        get: operations["getEconomicsOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List plans */
        get: operations["getEconomicsPlans"];
        put?: never;
        /** Add a plan */
        post: operations["postEconomicsPlans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/plans/{planId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a plan */
        get: operations["getEconomicsPlansByPlanId"];
        put?: never;
        post?: never;
        /** Archive a plan */
        delete: operations["deleteEconomicsPlansByPlanId"];
        options?: never;
        head?: never;
        /** Change a plan for new subscriptions */
        patch: operations["patchEconomicsPlansByPlanId"];
        trace?: never;
    };
    "/economics/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read exchange rate, hourly rates and how costs are shared */
        get: operations["getEconomicsSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change exchange rate, hourly rates and how costs are shared */
        patch: operations["patchEconomicsSettings"];
        trace?: never;
    };
    "/economics/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Work out a month on paper */
        post: operations["postEconomicsSimulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/simulator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read where a simulation begins, and what the ledger says of it */
        get: operations["getEconomicsSimulator"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evaluation-cases/{evaluationCaseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a case */
        get: operations["getEvaluationCasesByEvaluationCaseId"];
        put?: never;
        post?: never;
        /** Remove a case; its results stay */
        delete: operations["deleteEvaluationCasesByEvaluationCaseId"];
        options?: never;
        head?: never;
        /** Change a case or switch it off */
        patch: operations["patchEvaluationCasesByEvaluationCaseId"];
        trace?: never;
    };
    "/evaluation-runs/{evaluationRunId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a run with its results so far */
        get: operations["getEvaluationRunsByEvaluationRunId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evaluation-runs/{evaluationRunId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a run; finished results stay */
        post: operations["postEvaluationRunsByEvaluationRunIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what happened after a position of the event stream */
        get: operations["getEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/generation-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List generation runs, newest first */
        get: operations["getGenerationRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/generation-runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a run with its text so far */
        get: operations["getGenerationRunsByRunId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/generation-runs/{runId}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List every call of a run and how it ended, oldest first */
        get: operations["getGenerationRunsByRunIdAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/generation-runs/{runId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a run; finished versions stay */
        post: operations["postGenerationRunsByRunIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/generation-runs/{runId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow a run as server-sent events; continues after Last-Event-ID or ?from= */
        get: operations["getGenerationRunsByRunIdEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/graphics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a graphic with a content, in the sizes of its networks. 200 when the same one is there already */
        post: operations["postGraphics"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/graphics/{graphicId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a graphic */
        get: operations["getGraphicsByGraphicId"];
        put?: never;
        post?: never;
        /** Take a graphic away, and its picture out of the content */
        delete: operations["deleteGraphicsByGraphicId"];
        options?: never;
        head?: never;
        /** Change what a graphic shows, its sizes, or which one the content shows */
        patch: operations["patchGraphicsByGraphicId"];
        trace?: never;
    };
    "/graphics/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draw a graphic without keeping it; what had to give way stands in the header X-Graphic-Warnings */
        post: operations["postGraphicsPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/graphics/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suggest three templates for a content, filled with its texts */
        post: operations["postGraphicsSuggest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/graphics/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List templates as they look for a brand */
        get: operations["getGraphicsTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/graphics/templates/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look at a template as it looks for a brand */
        get: operations["getGraphicsTemplatesThumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guard-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the words that advertising law restricts */
        get: operations["getGuardSettings"];
        /** Set the words that advertising law restricts */
        put: operations["putGuardSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what images would cost and which wishes would be ignored, without making them */
        post: operations["postImagesEstimate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make images; each job copies what it makes into the library */
        post: operations["postImagesGenerate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images/makers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who can make images and what each knows */
        get: operations["getImagesMakers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List invitations */
        get: operations["getInvitations"];
        put?: never;
        /** Invite someone; the link is shown once */
        post: operations["postInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an invitation */
        delete: operations["deleteInvitationsByInvitationId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read whom an invitation is for */
        get: operations["getInvitationsLookup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List paid creations and renders, newest first */
        get: operations["getJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a paid creation or render */
        get: operations["getJobsByJobId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{jobId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a job; what was paid for by then is kept or booked */
        post: operations["postJobsByJobIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{jobId}/captions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what is said when */
        get: operations["getJobsByJobIdCaptions"];
        /** Edit captions; what is rendered from now on has them */
        put: operations["putJobsByJobIdCaptions"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{jobId}/captions/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Take captions as SubRip or WebVTT */
        get: operations["getJobsByJobIdCaptionsFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{jobId}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in the pictures that a person made for a job */
        post: operations["postJobsByJobIdImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{jobId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what became of a paid call whose answer was lost */
        post: operations["postJobsByJobIdResolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{jobId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a job again that ended without a result */
        post: operations["postJobsByJobIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/live/sse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow changes as server-sent events; resumes after Last-Event-ID */
        get: operations["getLiveSse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read who you are and what you may do */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the makers of images, videos and voices */
        get: operations["getMediaProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media-providers/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Store a key, an address or a webhook secret, or choose the sandbox */
        put: operations["putMediaProvidersByName"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media-providers/{name}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a maker of media whether the key works */
        post: operations["postMediaProvidersByNameCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media-providers/{name}/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a stored key */
        delete: operations["deleteMediaProvidersByNameKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List members */
        get: operations["getMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a member */
        delete: operations["deleteMembersByMemberId"];
        options?: never;
        head?: never;
        /** Change a member's role or brands */
        patch: operations["patchMembersByMemberId"];
        trace?: never;
    };
    "/metrics/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compare results by channel, prompt version, template, hour or format */
        get: operations["getMetricsGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what public posts did, newest or best first */
        get: operations["getMetricsPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occasions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the days of a month that content answers to, lunar ones included */
        get: operations["getOccasions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the organization */
        patch: operations["patchOrganization"];
        trace?: never;
    };
    "/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the price book */
        get: operations["getPrices"];
        put?: never;
        /** Add a dated price of a model */
        post: operations["postPrices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{productId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a product */
        get: operations["getProductsByProductId"];
        put?: never;
        post?: never;
        /** Archive a product */
        delete: operations["deleteProductsByProductId"];
        options?: never;
        head?: never;
        /** Change a product */
        patch: operations["patchProductsByProductId"];
        trace?: never;
    };
    "/products/{productId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an archived product back */
        post: operations["postProductsByProductIdRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prompt-summaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how several prompts do */
        get: operations["getPromptSummaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prompts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List prompt templates */
        get: operations["getPrompts"];
        put?: never;
        /** Add a prompt template */
        post: operations["postPrompts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prompts/{promptId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a prompt template */
        get: operations["getPromptsByPromptId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a prompt template or choose its serving version */
        patch: operations["patchPromptsByPromptId"];
        trace?: never;
    };
    "/prompts/{promptId}/canary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let a version serve a share of the runs */
        put: operations["putPromptsByPromptIdCanary"];
        post?: never;
        /** End the trial of a version */
        delete: operations["deletePromptsByPromptIdCanary"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prompts/{promptId}/canary/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the version on trial serve every run */
        post: operations["postPromptsByPromptIdCanaryPromote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prompts/{promptId}/evaluation-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the cases of a prompt, newest first */
        get: operations["getPromptsByPromptIdEvaluationCases"];
        put?: never;
        /** Add a case */
        post: operations["postPromptsByPromptIdEvaluationCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prompts/{promptId}/evaluation-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List evaluation runs of a prompt, newest first */
        get: operations["getPromptsByPromptIdEvaluationRuns"];
        put?: never;
        /** Run cases, or write for some brands side by side */
        post: operations["postPromptsByPromptIdEvaluationRuns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prompts/{promptId}/evaluation-runs/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See how many calls a run makes and what they cost at most */
        post: operations["postPromptsByPromptIdEvaluationRunsEstimate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prompts/{promptId}/evaluation-scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read pass rates by version and model */
        get: operations["getPromptsByPromptIdEvaluationScores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prompts/{promptId}/pieces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the texts that a prompt wrote, newest first */
        get: operations["getPromptsByPromptIdPieces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prompts/{promptId}/render": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview what a model would read */
        post: operations["postPromptsByPromptIdRender"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prompts/{promptId}/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what became of the texts of each version */
        get: operations["getPromptsByPromptIdStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prompts/{promptId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List versions of a prompt */
        get: operations["getPromptsByPromptIdVersions"];
        put?: never;
        /** Add a version, which serves from now on or stays a draft */
        post: operations["postPromptsByPromptIdVersions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prompts/{promptId}/versions/{versionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Let a version serve, put it aside or note why it is there */
        patch: operations["patchPromptsByPromptIdVersionsByVersionId"];
        trace?: never;
    };
    "/provider-routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List which models serve which purpose */
        get: operations["getProviderRoutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/provider-routes/{purpose}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose the models of a purpose, in order */
        put: operations["putProviderRoutesByPurpose"];
        post?: never;
        /** Let a brand follow the organization's route again, or the organization the usual one */
        delete: operations["deleteProviderRoutesByPurpose"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the AI providers and how they do */
        get: operations["getProviders"];
        put?: never;
        /** Add a server that speaks OpenAI's chat protocol */
        post: operations["postProviders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/providers/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Store a key, an address, limits, or choose the sandbox */
        put: operations["putProvidersByName"];
        post?: never;
        /** Remove a server */
        delete: operations["deleteProvidersByName"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/providers/{name}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a provider whether the key works */
        post: operations["postProvidersByNameCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/providers/{name}/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a stored key */
        delete: operations["deleteProvidersByNameKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List publications in the order of their time */
        get: operations["getPublications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications/{publicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a publication */
        get: operations["getPublicationsByPublicationId"];
        put?: never;
        post?: never;
        /** Take a public post away */
        delete: operations["deletePublicationsByPublicationId"];
        options?: never;
        head?: never;
        /** Change the text of a public post */
        patch: operations["patchPublicationsByPublicationId"];
        trace?: never;
    };
    "/publications/{publicationId}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read every outside call of a publication */
        get: operations["getPublicationsByPublicationIdAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications/{publicationId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a plan before it is sent */
        post: operations["postPublicationsByPublicationIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications/{publicationId}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See what the network shows, to decide on an uncertain publication */
        get: operations["getPublicationsByPublicationIdCandidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications/{publicationId}/comment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide what became of a first comment */
        post: operations["postPublicationsByPublicationIdComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications/{publicationId}/measure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the network for a post's numbers now */
        post: operations["postPublicationsByPublicationIdMeasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications/{publicationId}/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what a post did over time */
        get: operations["getPublicationsByPublicationIdMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications/{publicationId}/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what stands on the network */
        get: operations["getPublicationsByPublicationIdPost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications/{publicationId}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a plan to another time */
        post: operations["postPublicationsByPublicationIdReschedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications/{publicationId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide what became of an uncertain publication */
        post: operations["postPublicationsByPublicationIdResolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications/{publicationId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a failed or missed publication again */
        post: operations["postPublicationsByPublicationIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications/bulk-schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan several contents at once, on free slots or by a rule */
        post: operations["postPublicationsBulkSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications/bulk-shift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move several plans by days or minutes of the wall clock */
        post: operations["postPublicationsBulkShift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make and plan posts of a CSV file, all rows or none */
        post: operations["postPublicationsImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications/import-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read posts from CSV and name every wrong cell; stores nothing */
        post: operations["postPublicationsImportPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recurring-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List recurring plans, newest first */
        get: operations["getRecurringPlans"];
        put?: never;
        /** Plan approved content again and again by an RFC 5545 rule */
        post: operations["postRecurringPlans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recurring-plans/{recurringPlanId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a recurring plan */
        get: operations["getRecurringPlansByRecurringPlanId"];
        put?: never;
        post?: never;
        /** End a recurring plan and cancel what it has planned */
        delete: operations["deleteRecurringPlansByRecurringPlanId"];
        options?: never;
        head?: never;
        /** Pause, resume or change a recurring plan */
        patch: operations["patchRecurringPlansByRecurringPlanId"];
        trace?: never;
    };
    "/recurring-plans/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show the first times of a rule, clock changes included; stores nothing */
        post: operations["postRecurringPlansPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your own sessions, newest first */
        get: operations["getSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of your own sessions */
        delete: operations["deleteSessionsBySessionId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the state of this installation */
        get: operations["getSetup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: operations["postSignInEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session */
        post: operations["postSignOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-up/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create the first owner and the organization */
        post: operations["postSignUpEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/time-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List worked time, newest first */
        get: operations["getTimeEntries"];
        put?: never;
        /** Start a timer, or book worked time */
        post: operations["postTimeEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/time-entries/{timeEntryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove worked time */
        delete: operations["deleteTimeEntriesByTimeEntryId"];
        options?: never;
        head?: never;
        /** Correct worked time */
        patch: operations["patchTimeEntriesByTimeEntryId"];
        trace?: never;
    };
    "/time-entries/{timeEntryId}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a timer */
        post: operations["postTimeEntriesByTimeEntryIdStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what a month has cost so far */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/video-avatars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List avatars who can speak a script */
        get: operations["getVideoAvatars"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/videos/capability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say whether this machine can render reels, and what to install */
        get: operations["getVideosCapability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/videos/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what a video would cost, without making it */
        post: operations["postVideosEstimate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/videos/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a video: an avatar who speaks, or moving pictures from words */
        post: operations["postVideosGenerate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/videos/makers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who can make videos and what each knows */
        get: operations["getVideosMakers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/videos/render": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Render a reel on this machine from a video script or a definition; one job a shape */
        post: operations["postVideosRender"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/videos/render/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what a reel would be: scenes, times and captions to edit, without rendering */
        post: operations["postVideosRenderPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voiceovers/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what a voice-over would cost, without making it */
        post: operations["postVoiceoversEstimate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voiceovers/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a text aloud, with captions */
        post: operations["postVoiceoversGenerate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voiceovers/makers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who can read aloud */
        get: operations["getVoiceoversMakers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List voices: of avatar videos, or of voice-overs */
        get: operations["getVoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/in/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a provider's signed news about a creation */
        post: operations["postWebhooksInByProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/networks/{network}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prove to a network that this address is ours */
        get: operations["getWebhooksNetworksByNetwork"];
        put?: never;
        /** Take a network's signed news */
        post: operations["postWebhooksNetworksByNetwork"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/networks/{network}/data-deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete what Facebook or Instagram gave us of a person */
        post: operations["postWebhooksNetworksByNetworkDataDeletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/networks/{network}/deauthorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the news that a person removed the app on Facebook or Instagram */
        post: operations["postWebhooksNetworksByNetworkDeauthorize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AbTest: {
            a: {
                posts: {
                    audience: number | null;
                    /** Format: uuid */
                    contentId: string;
                    contentTitle: string;
                    dueAt: string;
                    interactions: number | null;
                    /** Format: uuid */
                    publicationId: string;
                    rate: number | null;
                    /** @enum {string} */
                    status: "scheduled" | "preparing" | "armed" | "sending" | "published" | "failed" | "uncertain" | "needs_auth" | "missed" | "cancelled";
                }[];
                rate: number | null;
            };
            b: {
                posts: {
                    audience: number | null;
                    /** Format: uuid */
                    contentId: string;
                    contentTitle: string;
                    dueAt: string;
                    interactions: number | null;
                    /** Format: uuid */
                    publicationId: string;
                    rate: number | null;
                    /** @enum {string} */
                    status: "scheduled" | "preparing" | "armed" | "sending" | "published" | "failed" | "uncertain" | "needs_auth" | "missed" | "cancelled";
                }[];
                rate: number | null;
            };
            /** Format: uuid */
            brandId: string;
            /** Format: uuid */
            channelId: string;
            channelName: string;
            closedAt: string | null;
            /** @description 0.5–0.999; by how much the channel's own posts vary */
            confidence: number | null;
            createdAt: string;
            /** @description B's rate against A's: 0.2 is 20 % more */
            difference: number | null;
            /** Format: uuid */
            id: string;
            /** @description Every slot of B has one of A at the same hour and kind of day */
            matched: boolean;
            name: string;
            note: string;
            /** @enum {string} */
            verdict: "too_early" | "no_history" | "open" | "A" | "B";
        };
        AcceptedJobs: {
            /** @description Null: nobody knows what it costs */
            estimatedMaxCost: {
                amount: string;
                currency: string;
            } | null;
            /** Format: uuid */
            id: string;
            jobs: components["schemas"]["ProviderJob"][];
            /** @enum {string} */
            status: "queued" | "running" | "submitted" | "waiting" | "done" | "failed" | "refused" | "cancelled" | "uncertain";
            /** @description Wishes that the provider does not know and ignores */
            warnings: string[];
        };
        AcceptedRun: {
            /** Format: uuid */
            contentId: string;
            estimatedMaxCost: components["schemas"]["Money"];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "queued" | "running" | "done" | "partly_failed" | "failed" | "cancelled";
        };
        ApiKey: {
            createdAt: string;
            expiresAt: string | null;
            /** Format: uuid */
            id: string;
            lastUsedAt: string | null;
            name: string;
            prefix: string;
            revokedAt: string | null;
            scopes: string[];
        };
        Approval: {
            /** Format: uuid */
            contentId: string;
            decidedAt: string | null;
            /** Format: uuid */
            decidedBy: string | null;
            /** Format: uuid */
            id: string;
            note: string | null;
            requestedAt: string;
            /** Format: uuid */
            requestedBy: string | null;
            /** Format: uuid */
            revisionId: string;
            /** @enum {string} */
            status: "pending" | "approved" | "changes_requested" | "withdrawn";
            /** Format: uuid */
            versionId: string;
        };
        Asset: {
            ai: {
                /** @enum {string} */
                kind: "trainedAlgorithmicMedia" | "compositeWithTrainedAlgorithmicMedia";
                model: string;
                prompt?: string;
                provider: string;
            } | null;
            alt: string | null;
            archivedAt: string | null;
            audioCodec: string | null;
            /** Format: uuid */
            brandId: string | null;
            byteLength: number;
            createdAt: string;
            durationSeconds: number | null;
            fileName: string;
            /** @description How many files this asset has had */
            fileNumber: number;
            /** @description What must stay in view when the picture is cropped, as parts of width and height */
            focus: {
                x: number;
                y: number;
            } | null;
            /** Format: uuid */
            folderId: string | null;
            height: number | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "image" | "video" | "audio" | "document";
            mimeType: string;
            /** @description Documents only */
            pages: number | null;
            /** @description At most 640 pixels; pictures, and the first page of documents */
            previewUrl: string | null;
            rights: {
                /**
                 * Format: date
                 * @description Last day on which the file may be used
                 */
                expiresOn?: string;
                /** @description Name or number of the licence */
                licence?: string;
                model?: string;
                note?: string;
                prompt?: string;
                /** @enum {string} */
                source: "own" | "stock" | "ai";
            };
            sha256: string;
            tags: string[];
            /** @description At most 320 pixels; pictures, and the first page of documents */
            thumbnailUrl: string | null;
            /** @description Same-origin address of the bytes, for people who may see this organization */
            url: string;
            version: number;
            videoCodec: string | null;
            width: number | null;
        };
        AssetFolder: {
            assets: number;
            /** Format: uuid */
            id: string;
            name: string;
        };
        AssetRendition: {
            /** @description Null until it was asked for once */
            byteLength: number | null;
            /** @enum {string} */
            fit: "inside" | "cover";
            height: number;
            name: string;
            network: string | null;
            url: string;
            width: number;
        };
        AssetTag: {
            assets: number;
            tag: string;
        };
        AssetUpload: {
            /** Format: uuid */
            assetId: string | null;
            byteLength: number;
            error: {
                code: string;
                detail: string;
            } | null;
            expiresAt: string;
            fileName: string;
            /** Format: uuid */
            id: string;
            partBytes: number;
            /** @description Parts that are missing: PUT the bytes there. The addresses hold for an hour; read the upload again for new ones */
            parts: {
                byteLength: number;
                headers: {
                    [key: string]: string;
                };
                partNumber: number;
                url: string;
            }[];
            receivedParts: number[];
            /** @enum {string} */
            status: "open" | "checking" | "done" | "failed" | "cancelled" | "expired";
        };
        AssetUsage: {
            assets: number;
            quotaBytes: number;
            usedBytes: number;
        };
        AssetUse: {
            /** Format: uuid */
            id: string;
            /** @description Keeps the file from being deleted */
            open: boolean;
            status: string | null;
            title: string | null;
            /** @enum {string} */
            what: "content" | "brand" | "product" | "graphic";
        };
        AssetVersion: {
            byteLength: number;
            createdAt: string;
            durationSeconds: number | null;
            fileName: string;
            height: number | null;
            isCurrent: boolean;
            mimeType: string;
            number: number;
            sha256: string;
            url: string;
            width: number | null;
        };
        AuditEntry: {
            action: string;
            /** Format: uuid */
            actorId: string | null;
            /** @enum {string} */
            actorKind: "user" | "api_key" | "system";
            createdAt: string;
            detail: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            requestId: string | null;
            /** Format: uuid */
            subjectId: string | null;
            subjectType: string;
        };
        Brand: {
            archivedAt: string | null;
            brandColors: string[];
            /** @description Statements that the brand can prove; what stands inside one is not questioned */
            claims: string[];
            /** Format: uuid */
            clientId: string | null;
            createdAt: string;
            description: string | null;
            dontWords: string[];
            doWords: string[];
            /** @enum {string} */
            emojiPolicy: "any" | "few" | "none";
            /**
             * @description How Vietnamese readers are addressed
             * @enum {string}
             */
            formality: "any" | "ban" | "anh_chi" | "quy_khach";
            /** Format: uuid */
            id: string;
            industry: string | null;
            isDemo: boolean;
            /** @enum {string} */
            language: "vi" | "en";
            /** Format: uuid */
            logoAssetId: string | null;
            logoUrl: string | null;
            name: string;
            /** @description Must stand in every piece */
            requiredWords: string[];
            targetAudience: string | null;
            timeZone: string;
            toneOfVoice: string | null;
            updatedAt: string;
            version: number;
            websiteUrl: string | null;
        };
        BrandGuard: {
            brandDescription: string | null;
            brandName: string;
            catalogue: {
                benefits: string[];
                description: string | null;
                features: string[];
                /** Format: uuid */
                id: string;
                name: string;
                price: {
                    amount: string;
                    currency: string;
                } | null;
            }[];
            claims: string[];
            dontWords: string[];
            /** @enum {string} */
            emojiPolicy: "any" | "few" | "none";
            /** @enum {string} */
            formality: "any" | "ban" | "anh_chi" | "quy_khach";
            requiredWords: string[];
            restrictedWords: components["schemas"]["RestrictedWord"][];
        };
        BrandProposal: {
            /** Format: uuid */
            brandId: string | null;
            createdAt: string;
            errorCode: ("unreachable" | "blocked_address" | "invalid_url" | "insecure" | "timeout" | "too_large" | "too_many_redirects" | "http_error" | "not_html" | "login_wall" | "empty_shell" | "cut_short" | "robots" | "logo_unreadable" | "model_unavailable" | "budget" | "model_unusable") | "interrupted" | null;
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            notes: {
                /** @enum {string} */
                code: "unreachable" | "blocked_address" | "invalid_url" | "insecure" | "timeout" | "too_large" | "too_many_redirects" | "http_error" | "not_html" | "login_wall" | "empty_shell" | "cut_short" | "robots" | "logo_unreadable" | "model_unavailable" | "budget" | "model_unusable";
                detail: string | null;
                url: string | null;
            }[];
            pages: {
                /** @enum {string} */
                status: "reading" | "read" | "failed";
                title: string | null;
                url: string;
            }[];
            posts: string[];
            proposal: {
                colors: {
                    /** @enum {string} */
                    source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                    value: string;
                }[];
                description: {
                    alternative: {
                        /** @enum {string} */
                        source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                        value: string;
                    } | null;
                    /** @enum {string} */
                    source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                    value: string;
                } | null;
                dontWords: {
                    alternative: {
                        /** @enum {string} */
                        source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                        value: string[];
                    } | null;
                    /** @enum {string} */
                    source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                    value: string[];
                } | null;
                doWords: {
                    alternative: {
                        /** @enum {string} */
                        source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                        value: string[];
                    } | null;
                    /** @enum {string} */
                    source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                    value: string[];
                } | null;
                emojiPolicy: {
                    alternative: {
                        /** @enum {string} */
                        source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                        /** @enum {string} */
                        value: "any" | "few" | "none";
                    } | null;
                    /** @enum {string} */
                    source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                    /** @enum {string} */
                    value: "any" | "few" | "none";
                } | null;
                formality: {
                    alternative: {
                        /** @enum {string} */
                        source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                        /** @enum {string} */
                        value: "any" | "ban" | "anh_chi" | "quy_khach";
                    } | null;
                    /** @enum {string} */
                    source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                    /** @enum {string} */
                    value: "any" | "ban" | "anh_chi" | "quy_khach";
                } | null;
                industry: {
                    alternative: {
                        /** @enum {string} */
                        source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                        value: string;
                    } | null;
                    /** @enum {string} */
                    source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                    value: string;
                } | null;
                language: {
                    alternative: {
                        /** @enum {string} */
                        source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                        /** @enum {string} */
                        value: "vi" | "en";
                    } | null;
                    /** @enum {string} */
                    source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                    /** @enum {string} */
                    value: "vi" | "en";
                } | null;
                logos: {
                    /** Format: uuid */
                    assetId: string;
                    height: number | null;
                    /** @enum {string} */
                    source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                    url: string;
                    width: number | null;
                }[];
                name: {
                    alternative: {
                        /** @enum {string} */
                        source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                        value: string;
                    } | null;
                    /** @enum {string} */
                    source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                    value: string;
                } | null;
                products: {
                    description: string | null;
                    features: string[];
                    image: {
                        /** Format: uuid */
                        assetId: string;
                        url: string;
                    } | null;
                    name: string;
                    price: {
                        amount: string;
                        currency: string;
                    } | null;
                    /** @enum {string} */
                    source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                    url: string | null;
                }[];
                targetAudience: {
                    alternative: {
                        /** @enum {string} */
                        source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                        value: string;
                    } | null;
                    /** @enum {string} */
                    source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                    value: string;
                } | null;
                toneOfVoice: {
                    alternative: {
                        /** @enum {string} */
                        source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                        value: string;
                    } | null;
                    /** @enum {string} */
                    source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                    value: string;
                } | null;
                websiteUrl: {
                    alternative: {
                        /** @enum {string} */
                        source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                        value: string;
                    } | null;
                    /** @enum {string} */
                    source: "og_site_name" | "schema_org" | "application_name" | "title" | "meta_description" | "html_lang" | "text" | "posts" | "never_used" | "theme_color" | "css_variable" | "css_usage" | "logo_colors" | "header_image" | "touch_icon" | "og_image" | "og_product" | "price_pattern" | "address" | "model";
                    value: string;
                } | null;
            } | null;
            /** @enum {string} */
            status: "queued" | "fetching" | "reading" | "proposing" | "ready" | "failed" | "cancelled" | "accepted";
            url: string | null;
            version: number;
        };
        BreakEven: {
            /** @description Clients like today's that pay the fixed costs; null where none can */
            clients: number | null;
            /** @description Average revenue − AI − rendering − human of a subscribed client, by the forecast */
            contributionPerClient: {
                amount: string;
                currency: string;
            };
            fixed: components["schemas"]["Money"];
            subscribed: number;
        };
        Budget: {
            allowUnknownPrices: boolean;
            /** Format: uuid */
            brandId: string | null;
            /** Format: uuid */
            campaignId: string | null;
            /** Format: uuid */
            clientId: string | null;
            /** Format: uuid */
            id: string;
            limit: components["schemas"]["Money"];
            /** @description Only this month, instead of the limit of every month; null: every month, of a campaign all its time */
            month: string | null;
            /** @description Held by running calls */
            reserved: {
                amount: string;
                currency: string;
            };
            /** @enum {string} */
            scope: "organization" | "client" | "brand" | "campaign";
            /** @description In the month in question: this one, or the budget's own */
            spent: {
                amount: string;
                currency: string;
            };
            version: number;
        };
        BulkAssetsResult: {
            changed: components["schemas"]["Asset"][];
            /** @description Files that are not there for the caller */
            skipped: number;
        };
        BulkSchedule: {
            planned: number;
            results: {
                position: number;
                problem: {
                    code: string;
                    detail: string;
                } | null;
                publications: components["schemas"]["Publication"][];
            }[];
        };
        BulkShift: {
            moved: number;
            results: {
                position: number;
                problem: {
                    code: string;
                    detail: string;
                } | null;
                publication: components["schemas"]["Publication"] & (Record<string, never> | null);
            }[];
        };
        Campaign: {
            /** Format: uuid */
            brandId: string;
            brief: string;
            cost: components["schemas"]["Money"];
            counts: {
                ads: number;
                landing: number;
                social: number;
                video: number;
            };
            createdAt: string;
            estimatedMaxCost: components["schemas"]["Money"];
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            language: "vi" | "en";
            maxPerDay: number;
            month: string;
            name: string;
            notes: {
                /** @enum {string} */
                code: "days_past" | "daily_limit_raised" | "no_products" | "quiet_days" | "occasion";
                params: {
                    [key: string]: string | number;
                };
            }[];
            pillars: {
                count: number;
                /** @enum {string} */
                key: "product" | "knowledge" | "story" | "community" | "offer" | "occasion";
                name: string;
            }[];
            platforms: string[];
            productIds: string[];
            progress: {
                accepted: number;
                cancelled: number;
                drafted: number;
                failed: number;
                planned: number;
                rejected: number;
                total: number;
                waiting_budget: number;
                writing: number;
            };
            /** @enum {string} */
            purpose: "fast" | "cheap" | "quality" | "longform" | "vision";
            /** @enum {string} */
            source: "rules" | "model" | "csv";
            /** @enum {string} */
            status: "planning" | "running" | "paused" | "cancelled" | "done";
            timeZone: string;
            updatedAt: string;
            version: number;
        };
        CampaignBulkResult: {
            campaign: components["schemas"]["Campaign"];
            done: number;
            skipped: {
                code: string;
                detail: string;
                /** Format: uuid */
                slotId: string;
            }[];
        };
        CampaignEstimate: {
            alreadyPlanned: {
                ads: number;
                landing: number;
                social: number;
                video: number;
            };
            counts: {
                ads: number;
                landing: number;
                social: number;
                video: number;
            };
            firstDueAt: string;
            lastDueAt: string;
            maxCost: components["schemas"]["Money"];
            notes: {
                /** @enum {string} */
                code: "days_past" | "daily_limit_raised" | "no_products" | "quiet_days" | "occasion";
                params: {
                    [key: string]: string | number;
                };
            }[];
            pillars: {
                count: number;
                /** @enum {string} */
                key: "product" | "knowledge" | "story" | "community" | "offer" | "occasion";
                name: string;
            }[];
        };
        CampaignImportPreview: {
            errors: {
                code: string;
                column: string;
                detail: string;
                line: number;
            }[];
            maxCost: components["schemas"]["Money"];
            month: string | null;
            rows: {
                line: number;
                /** @enum {string} */
                pillar: "product" | "knowledge" | "story" | "community" | "offer" | "occasion";
                /** @enum {string} */
                platform: "facebook" | "instagram" | "tiktok" | "linkedin" | "meta_ads" | "google_ads" | "website" | "youtube";
                productName: string | null;
                scheduledAt: string;
                topic: string;
                /** @enum {string} */
                type: "social" | "ads" | "landing" | "video";
            }[];
        };
        CampaignSlot: {
            /** Format: uuid */
            brandId: string;
            /** Format: uuid */
            campaignId: string;
            content: {
                excerpt: string;
                /** Format: uuid */
                id: string;
                publishedAt: string | null;
                scheduledAt: string | null;
                /** @enum {string} */
                status: "draft" | "in_review" | "changes_requested" | "approved" | "scheduled" | "published" | "archived";
                title: string;
            } | null;
            cost: components["schemas"]["Money"];
            dueAt: string;
            error: {
                detail: string | null;
                kind: string;
            } | null;
            /** Format: uuid */
            id: string;
            occasion: string | null;
            /** @enum {string} */
            pillar: "product" | "knowledge" | "story" | "community" | "offer" | "occasion";
            /** @enum {string} */
            platform: "facebook" | "instagram" | "tiktok" | "linkedin" | "meta_ads" | "google_ads" | "website" | "youtube";
            position: number;
            /** Format: uuid */
            productId: string | null;
            productName: string | null;
            replans: number;
            /** Format: uuid */
            runId: string | null;
            scheduledAt: string;
            /** @enum {string} */
            status: "planned" | "writing" | "waiting_budget" | "drafted" | "accepted" | "rejected" | "failed" | "cancelled";
            timeZone: string;
            topic: string;
            /** @enum {string} */
            type: "social" | "ads" | "landing" | "video";
            version: number;
        };
        CampaignSlotHistory: {
            /** Format: uuid */
            contentId: string | null;
            createdAt: string;
            /** Format: uuid */
            decidedBy: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            outcome: "rejected" | "failed";
            reason: string | null;
            topic: string;
        };
        CaptionFile: {
            fileName: string;
            mimeType: string;
            text: string;
        };
        Captions: {
            cues: {
                endMs: number;
                startMs: number;
                text: string;
            }[];
            durationMs: number | null;
            edited: boolean;
            /** Format: uuid */
            jobId: string;
            /**
             * @description `whole`: paced by length, as the voice told no times
             * @enum {string}
             */
            precision: "word" | "sentence" | "whole" | "provider";
            /** @description Each spoken word, where the voice told its time */
            words: {
                endMs: number;
                startMs: number;
                text: string;
            }[] | null;
        };
        Channel: {
            /** @description When posting ends unless a person connects again; null where the access renews itself or has no known end */
            accessEndsAt: string | null;
            /** Format: uuid */
            brandId: string;
            createdAt: string;
            /** @enum {string} */
            environment: "sandbox" | "live";
            /** @description The account's name on its network, without @; null where it has none */
            handle: string | null;
            /** Format: uuid */
            id: string;
            /**
             * @description Where a network has both people and pages
             * @enum {string|null}
             */
            kind: "member" | "page" | null;
            lastCheckedAt: string | null;
            /** @description What the network last let the account do; null where it does not tell */
            limits: {
                /** @description Why it cannot post now, in the network's words */
                blockedReason: string | null;
                commentDisabled: boolean | null;
                duetDisabled: boolean | null;
                maxVideoSeconds: number | null;
                postsTotal: number | null;
                postsUsed: number | null;
                privacyOptions: string[] | null;
                stitchDisabled: boolean | null;
                windowSeconds: number | null;
            } | null;
            limitsAt: string | null;
            /** @description Through which of the network's dialogs it was connected */
            login: string | null;
            name: string;
            /** @enum {string} */
            network: "facebook" | "instagram" | "tiktok" | "linkedin";
            /** @description Where people can see the page */
            pageUrl: string | null;
            pictureUrl: string | null;
            remoteId: string;
            renewsItself: boolean;
            scopes: string[];
            /** @enum {string} */
            status: "connected" | "needs_auth" | "disconnected";
            statusReason: string | null;
            tokenExpiresAt: string | null;
            version: number;
            waitingReason: string | null;
            waitingUntil: string | null;
        };
        ChannelQueue: {
            /** Format: uuid */
            channelId: string;
            isDefault: boolean;
            nextFree: {
                dueAt: string;
                scheduledAt: string;
            }[];
            slots: {
                time: string;
                weekday: number;
            }[];
            suggestion: {
                /** @enum {string} */
                basis: "network" | "results";
                slots: {
                    time: string;
                    weekday: number;
                }[];
            };
            timeZone: string;
            version: number;
        };
        Client: {
            address: string | null;
            archivedAt: string | null;
            brands: {
                archivedAt: string | null;
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            contactName: string | null;
            createdAt: string;
            email: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            language: "vi" | "en";
            legalName: string | null;
            name: string;
            notes: string | null;
            /** @description Of this month */
            subscription: {
                /** @enum {string} */
                atQuota: "allow" | "refuse";
                /** Format: uuid */
                clientId: string;
                createdAt: string;
                /** @description Last month that is billed; null: goes on */
                endMonth: string | null;
                /** Format: uuid */
                id: string;
                name: string;
                overagePrices: {
                    ads: components["schemas"]["Money"];
                    landing: components["schemas"]["Money"];
                    posts: components["schemas"]["Money"];
                    videos: components["schemas"]["Money"];
                };
                /** Format: uuid */
                planId: string;
                price: components["schemas"]["Money"];
                quota: {
                    /** @default 0 */
                    ads: number;
                    /** @default 0 */
                    landing: number;
                    /** @default 0 */
                    posts: number;
                    /** @default 0 */
                    videos: number;
                };
                startMonth: string;
                warnAtPercent: number;
            } | null;
            taxCode: string | null;
            updatedAt: string;
            version: number;
        };
        ClientMonth: {
            /** Format: uuid */
            clientId: string;
            clientName: string;
            /** @description AI and rendering of the month by its counted pieces */
            costPerPiece: {
                amount: string;
                currency: string;
            } | null;
            figures: components["schemas"]["Figures"];
            /** @description At the month's end; of a past month the figures themselves */
            forecast: {
                ai: components["schemas"]["Money"];
                costs: components["schemas"]["Money"];
                /** @description Share of the fixed costs */
                fixed: {
                    amount: string;
                    currency: string;
                };
                human: components["schemas"]["Money"];
                margin: components["schemas"]["Money"];
                /** @description Of the revenue; null without revenue */
                marginPercent: number | null;
                overage: components["schemas"]["Money"];
                planFee: components["schemas"]["Money"];
                rendering: components["schemas"]["Money"];
                revenue: components["schemas"]["Money"];
            };
            humanMinutes: number;
            month: string;
            /** @description Counted this month */
            pieces: number;
            quota: components["schemas"]["QuotaUse"][];
            /** @description Sandbox calls at list price: shown, never counted */
            sandbox: {
                amount: string;
                currency: string;
            };
            /**
             * @description at_risk: the forecast is below the alert's limit; red: the margin is negative now; idle: no revenue and no cost
             * @enum {string}
             */
            state: "healthy" | "at_risk" | "red" | "idle";
            subscription: components["schemas"]["Subscription"] & (Record<string, never> | null);
        };
        ClientMonthDetail: {
            brands: {
                ai: components["schemas"]["Money"];
                /** Format: uuid */
                brandId: string;
                human: components["schemas"]["Money"];
                name: string;
                pieces: number;
                rendering: components["schemas"]["Money"];
            }[];
            /** Format: uuid */
            clientId: string;
            clientName: string;
            /** @description AI and rendering of the month by its counted pieces */
            costPerPiece: {
                amount: string;
                currency: string;
            } | null;
            /** @description Every day of the month, for charts */
            days: {
                ai: components["schemas"]["Money"];
                calls: number;
                date: string;
                pieces: number;
                rendering: components["schemas"]["Money"];
            }[];
            elapsed: number;
            exchangeRate: components["schemas"]["ExchangeRate"];
            figures: components["schemas"]["Figures"];
            /** @description At the month's end; of a past month the figures themselves */
            forecast: {
                ai: components["schemas"]["Money"];
                costs: components["schemas"]["Money"];
                /** @description Share of the fixed costs */
                fixed: {
                    amount: string;
                    currency: string;
                };
                human: components["schemas"]["Money"];
                margin: components["schemas"]["Money"];
                /** @description Of the revenue; null without revenue */
                marginPercent: number | null;
                overage: components["schemas"]["Money"];
                planFee: components["schemas"]["Money"];
                rendering: components["schemas"]["Money"];
                revenue: components["schemas"]["Money"];
            };
            /** @description Up to twelve months, oldest first, this one included */
            history: {
                costs: components["schemas"]["Money"];
                margin: components["schemas"]["Money"];
                marginPercent: number | null;
                month: string;
                pieces: number;
                revenue: components["schemas"]["Money"];
            }[];
            humanMinutes: number;
            isOver: boolean;
            models: {
                cacheReadTokens: number;
                calls: number;
                cost: components["schemas"]["Money"];
                inputTokens: number;
                kind: string;
                model: string;
                outputTokens: number;
                provider: string;
                share: number;
            }[];
            month: string;
            /** @description Counted this month */
            pieces: number;
            quota: components["schemas"]["QuotaUse"][];
            /** @description Sandbox calls at list price: shown, never counted */
            sandbox: {
                amount: string;
                currency: string;
            };
            /**
             * @description at_risk: the forecast is below the alert's limit; red: the margin is negative now; idle: no revenue and no cost
             * @enum {string}
             */
            state: "healthy" | "at_risk" | "red" | "idle";
            subscription: components["schemas"]["Subscription"] & (Record<string, never> | null);
        };
        ConnectReply: {
            authorizeUrl: string;
            /** @enum {string} */
            environment: "sandbox" | "live";
        };
        Content: {
            approval: {
                decidedAt: string | null;
                /** Format: uuid */
                id: string;
                note: string | null;
                requestedAt: string;
                /** Format: uuid */
                revisionId: string;
                /** @enum {string} */
                status: "pending" | "approved" | "changes_requested" | "withdrawn";
            } | null;
            body: string;
            /** Format: uuid */
            brandId: string;
            cost: {
                amount: string;
                currency: string;
            };
            createdAt: string;
            cta: string;
            /** Format: uuid */
            currentVersionId: string | null;
            disclosure: {
                /** @default false */
                aiGenerated: boolean;
                /** @default false */
                ownBrand: boolean;
                /** @default false */
                paidPartnership: boolean;
            };
            /** Format: uuid */
            generationRunId: string | null;
            hashtags: string[];
            /** Format: uuid */
            id: string;
            issues: components["schemas"]["ContentIssue"][];
            /** @enum {string} */
            language: "vi" | "en";
            media: {
                /** @description Made with AI; networks that ask are told */
                aiGenerated: boolean;
                alt: string | null;
                /** Format: uuid */
                assetId: string;
                audioCodec?: string | null;
                byteLength: number;
                durationSeconds: number | null;
                framesPerSecond?: number | null;
                height: number | null;
                kind: string;
                mimeType: string;
                url: string;
                videoCodec?: string | null;
                width: number | null;
            }[];
            placements: components["schemas"]["Placement"][];
            platform: string;
            /** Format: uuid */
            productId: string | null;
            publishedAt: string | null;
            scheduledAt: string | null;
            siblings: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                language: "vi" | "en";
                platform: string;
                /** @enum {string} */
                status: "draft" | "in_review" | "changes_requested" | "approved" | "scheduled" | "published" | "archived";
                title: string;
            }[];
            /** Format: uuid */
            sourceContentId: string | null;
            /** @enum {string} */
            status: "draft" | "in_review" | "changes_requested" | "approved" | "scheduled" | "published" | "archived";
            title: string;
            topic: string;
            /** @enum {string} */
            type: "social" | "ads" | "landing" | "video";
            updatedAt: string;
            version: number;
            versions: components["schemas"]["ContentVersion"][];
        };
        ContentDocument: {
            altText: string;
            body: string;
            cta: string;
            hashtags: string[];
            /**
             * Format: uri
             * @default null
             */
            link: string | null;
            /** @enum {string} */
            type: "social";
        } | {
            cta: string;
            /** @default [] */
            descriptionPins: (number | null)[];
            descriptions: string[];
            /**
             * Format: uri
             * @default null
             */
            finalUrl: string | null;
            /** @default [] */
            headlinePins: (number | null)[];
            headlines: string[];
            path: string;
            /** @default  */
            path2: string;
            primaryText: string;
            /** @enum {string} */
            type: "ads";
        } | {
            sections: {
                body: string;
                heading: string;
                items: string[];
                /** @enum {string} */
                kind: "hero" | "problem" | "features" | "benefits" | "proof" | "price" | "faq" | "cta";
            }[];
            /** @enum {string} */
            type: "landing";
        } | {
            caption: string;
            hashtags: string[];
            hook: string;
            scenes: {
                onScreenText: string;
                seconds: number;
                visual: string;
                voiceover: string;
            }[];
            /** @enum {string} */
            type: "video";
        };
        ContentGraphic: {
            /** @enum {string|null} */
            attachedSize: "1:1" | "4:5" | "9:16" | "1.91:1" | "16:9" | null;
            /** Format: uuid */
            contentId: string;
            createdAt: string;
            /** @description Why it could not be drawn anew */
            errorCode: string | null;
            fields: components["schemas"]["GraphicFields"];
            /** Format: uuid */
            id: string;
            /** @description Its text has changed; it is drawn anew in a moment */
            isDrawing: boolean;
            renders: {
                /** Format: uuid */
                assetId: string;
                height: number | null;
                /** @enum {string} */
                size: "1:1" | "4:5" | "9:16" | "1.91:1" | "16:9";
                url: string;
                warnings: components["schemas"]["GraphicWarning"][];
                width: number | null;
            }[];
            template: string;
            updatedAt: string;
            version: number;
        };
        ContentGraphics: {
            data: components["schemas"]["ContentGraphic"][];
            /** @description What the content's networks want, the most important first */
            sizes: ("1:1" | "4:5" | "9:16" | "1.91:1" | "16:9")[];
        };
        ContentGraphicTexts: {
            /**
             * Format: uuid
             * @description The picture that belongs to it, where one does
             */
            photoAssetId: string | null;
            template: string;
            /** @description What the content says in each of the template's places */
            texts: {
                after?: string;
                author?: string;
                badge?: string;
                before?: string;
                body?: string;
                cta?: string;
                date?: string;
                footer?: string;
                headline?: string;
                items?: string;
                kicker?: string;
                oldPrice?: string;
                page?: string;
                place?: string;
                price?: string;
                role?: string;
                time?: string;
            };
        };
        ContentIssue: {
            code: string;
            detail: string;
            fixes?: components["schemas"]["ContentIssueFix"][];
            params: {
                [key: string]: string | number;
            };
            pointer: string;
            range?: {
                end: number;
                start: number;
            };
            /** @enum {string} */
            severity: "error" | "warning" | "notice";
        };
        ContentIssueFix: {
            end: number;
            /** @enum {string} */
            kind: "replace";
            pointer: string;
            start: number;
            text: string;
        } | {
            /** @enum {string} */
            kind: "set";
            pointer: string;
            value: string | string[] | null;
        } | {
            /** @enum {string} */
            kind: "drop";
            pointer: string;
        } | {
            /** @enum {string} */
            kind: "rewrite";
            pointer: string;
        } | {
            /** @enum {string} */
            action: "remove" | "describe" | "convert" | "crop";
            index: number;
            /** @enum {string} */
            kind: "media";
        };
        ContentRevision: {
            /** Format: uuid */
            authorId: string | null;
            createdAt: string;
            document: components["schemas"]["ContentDocument"];
            /** Format: uuid */
            id: string;
            number: number;
            /** @enum {string} */
            origin: "generated" | "edited" | "imported";
            /** Format: uuid */
            versionId: string;
        };
        ContentSummary: {
            body: string;
            /** Format: uuid */
            brandId: string;
            createdAt: string;
            cta: string;
            hashtags: string[];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            language: "vi" | "en";
            platform: string;
            /** Format: uuid */
            productId: string | null;
            publishedAt: string | null;
            scheduledAt: string | null;
            /** @enum {string} */
            status: "draft" | "in_review" | "changes_requested" | "approved" | "scheduled" | "published" | "archived";
            title: string;
            topic: string;
            /** @enum {string} */
            type: "social" | "ads" | "landing" | "video";
            updatedAt: string;
            version: number;
        };
        ContentVersion: {
            cost: components["schemas"]["Money"];
            createdAt: string;
            document: components["schemas"]["ContentDocument"];
            /** Format: uuid */
            id: string;
            model: string | null;
            origin: components["schemas"]["VersionOrigin"];
            performanceScore: string | null;
            position: number;
            /** Format: uuid */
            promptVersionId: string | null;
            provider: string | null;
            /** Format: uuid */
            requestedBy: string | null;
            /** Format: uuid */
            revisionId: string;
            revisionNumber: number;
            /** Format: uuid */
            sourceRevisionId: string | null;
            /** Format: uuid */
            sourceVersionId: string | null;
            versionName: string;
        };
        CreatedApiKey: {
            createdAt: string;
            expiresAt: string | null;
            /** Format: uuid */
            id: string;
            lastUsedAt: string | null;
            name: string;
            prefix: string;
            revokedAt: string | null;
            scopes: string[];
            /** @description Shown once; only its hash is kept */
            token: string;
        };
        CreatedInvitation: {
            /** @description Shown once; send it to the person */
            acceptUrl: string;
            brandIds: string[] | null;
            createdAt: string;
            email: string;
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            role: "owner" | "editor" | "approver" | "viewer";
            /** @enum {string} */
            status: "pending" | "accepted" | "revoked" | "expired";
        };
        DataDeletion: {
            completedAt: string | null;
            /** @enum {string} */
            network: "facebook" | "instagram" | "tiktok" | "linkedin";
            requestedAt: string;
            /** @enum {string} */
            status: "under_way" | "done";
        };
        DataDeletionReply: {
            confirmation_code: string;
            url: string;
        };
        EconomicsAlert: {
            /** Format: uuid */
            budgetId: string | null;
            /** Format: uuid */
            clientId: string | null;
            clientName: string | null;
            /** @enum {string} */
            kind: "margin_red" | "margin_at_risk" | "quota_warned" | "quota_reached" | "budget_warned" | "budget_reached";
            month: string;
            /** @description Forecast margin, or how much of the quota or budget is used */
            percent: number | null;
            /** @enum {string|null} */
            pieceKind: "posts" | "ads" | "landing" | "videos" | null;
            /** @enum {string} */
            severity: "warning" | "critical";
        };
        EconomicsOverview: {
            breakEven: components["schemas"]["BreakEven"];
            /** @description All, by name */
            clients: components["schemas"]["ClientMonth"][];
            /** @description Share of the month that has passed, 0 to 1 */
            elapsed: number;
            exchangeRate: components["schemas"]["ExchangeRate"];
            forecast: components["schemas"]["Figures"];
            isOver: boolean;
            month: string;
            sandbox: components["schemas"]["Money"];
            totals: components["schemas"]["Figures"];
            /** @description Brands without a client */
            unassigned: {
                ai: components["schemas"]["Money"];
                brands: number;
                human: components["schemas"]["Money"];
                pieces: number;
                rendering: components["schemas"]["Money"];
            };
        };
        EconomicsSettings: {
            /** @description A forecast margin below this is an alert */
            alertBelowPercent: number;
            /** @description The newest */
            exchangeRate: {
                /** @description Day of the rate; null: the built-in assumption, to be replaced */
                date: string | null;
                vndPerUsd: string;
            };
            /**
             * @description By each client's share of the month's pieces, or the same for each
             * @enum {string}
             */
            fixedCostSplit: "pieces" | "equal";
            /** @description Of members without a rate of their own; null: their time costs nothing */
            hourlyRate: {
                amount: string;
                currency: string;
            } | null;
            issuer: {
                /** @default  */
                address: string;
                /** @default  */
                email: string;
                /** @default  */
                name: string;
                /**
                 * @description How to pay: bank, account
                 * @default
                 */
                payment: string;
                /** @default  */
                taxCode: string;
            };
            memberRates: {
                hourlyRate: components["schemas"]["Money"];
                name: string;
                /** Format: uuid */
                userId: string;
            }[];
            version: number;
        };
        EvaluationCase: {
            /** Format: uuid */
            brandId: string | null;
            checks: components["schemas"]["EvaluationCheck"][];
            /** Format: uuid */
            contentId: string | null;
            /** Format: uuid */
            contentVersionId: string | null;
            createdAt: string;
            facts: {
                brand: {
                    claims?: string[];
                    description: string | null;
                    dontWords: string[];
                    doWords: string[];
                    /** @enum {string} */
                    emojiPolicy?: "any" | "few" | "none";
                    /** @enum {string} */
                    formality?: "any" | "ban" | "anh_chi" | "quy_khach";
                    industry: string | null;
                    name: string;
                    requiredWords?: string[];
                    targetAudience: string | null;
                    toneOfVoice: string | null;
                };
                product: {
                    benefits: string[];
                    description: string | null;
                    features: string[];
                    name: string;
                    price: {
                        amount: string;
                        currency: string;
                    } | null;
                    url: string | null;
                } | null;
            } | null;
            /** Format: uuid */
            id: string;
            isActive: boolean;
            name: string;
            note: string | null;
            platform: string;
            /** Format: uuid */
            productId: string | null;
            /** Format: uuid */
            promptId: string;
            seed: number;
            /** @enum {string} */
            source: "library" | "person" | "edit" | "rejection";
            topic: string;
            updatedAt: string;
            variables: {
                [key: string]: string | number | boolean;
            };
            version: number;
        };
        EvaluationCheck: {
            /** @enum {string} */
            kind: "limits";
        } | {
            /** @enum {string} */
            kind: "structure";
        } | {
            /** @enum {string} */
            kind: "language";
            /** @enum {string} */
            language: "vi" | "en";
        } | {
            /** @enum {string} */
            kind: "facts";
            /** @default false */
            price: boolean;
        } | {
            /** @enum {string} */
            kind: "guard";
        } | {
            /** @enum {string} */
            kind: "banned_words";
            /** @default [] */
            words: string[];
        } | {
            /** @enum {string} */
            kind: "contains";
            text: string;
        } | {
            /** @enum {string} */
            kind: "not_contains";
            text: string;
        } | {
            /** @default false */
            isAbsent: boolean;
            /** @enum {string} */
            kind: "regex";
            pattern: string;
        } | {
            characters: number;
            /** @enum {string} */
            kind: "max_length";
        } | {
            description: string;
            /** @enum {string} */
            kind: "tone";
        };
        EvaluationCheckResult: {
            detail: string | null;
            /** @enum {string} */
            kind: "limits" | "structure" | "language" | "facts" | "guard" | "banned_words" | "contains" | "not_contains" | "regex" | "max_length" | "tone";
            /** @enum {string} */
            outcome: "passed" | "failed" | "skipped";
        };
        EvaluationEstimate: {
            calls: number;
            maxCost: components["schemas"]["Money"];
            unconfigured: {
                model: string;
                provider: string;
            }[];
            unknownPrices: {
                model: string;
                provider: string;
            }[];
        };
        EvaluationResult: {
            /** Format: uuid */
            brandId: string | null;
            brandName: string;
            /** Format: uuid */
            caseId: string | null;
            caseName: string;
            checks: components["schemas"]["EvaluationCheckResult"][];
            cost: components["schemas"]["Money"];
            document: components["schemas"]["ContentDocument"];
            /** @enum {string|null} */
            environment: "sandbox" | "live" | null;
            errorDetail: string | null;
            errorKind: string | null;
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            latencyMs: number | null;
            model: string;
            platform: string;
            position: number;
            /** Format: uuid */
            promptVersionId: string | null;
            provider: string;
            servedModel: string | null;
            /** @enum {string} */
            status: "queued" | "running" | "passed" | "failed" | "error" | "cancelled";
            text: string | null;
        };
        EvaluationRun: {
            cost: components["schemas"]["Money"];
            createdAt: string;
            errors: number;
            failed: number;
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "cases" | "try";
            maxCost: components["schemas"]["Money"];
            passed: number;
            /** Format: uuid */
            promptId: string;
            /** @enum {string} */
            status: "queued" | "running" | "done" | "cancelled";
            total: number;
        };
        EvaluationRunDetail: {
            cost: components["schemas"]["Money"];
            createdAt: string;
            errors: number;
            failed: number;
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "cases" | "try";
            maxCost: components["schemas"]["Money"];
            passed: number;
            /** Format: uuid */
            promptId: string;
            results: components["schemas"]["EvaluationResult"][];
            /** @enum {string} */
            status: "queued" | "running" | "done" | "cancelled";
            total: number;
        };
        EvaluationScore: {
            cases: number;
            cost: components["schemas"]["Money"];
            errors: number;
            failed: number;
            lastRunAt: string;
            model: string;
            number: number;
            passed: number;
            /** Format: uuid */
            promptVersionId: string;
            provider: string;
        };
        ExchangeRate: {
            /** @description Day of the rate; null: the built-in assumption, to be replaced */
            date: string | null;
            vndPerUsd: string;
        };
        Figures: {
            ai: components["schemas"]["Money"];
            costs: components["schemas"]["Money"];
            /** @description Share of the fixed costs */
            fixed: {
                amount: string;
                currency: string;
            };
            human: components["schemas"]["Money"];
            margin: components["schemas"]["Money"];
            /** @description Of the revenue; null without revenue */
            marginPercent: number | null;
            overage: components["schemas"]["Money"];
            planFee: components["schemas"]["Money"];
            rendering: components["schemas"]["Money"];
            revenue: components["schemas"]["Money"];
        };
        FixedCost: {
            amount: components["schemas"]["Money"];
            createdAt: string;
            endMonth: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            startMonth: string;
            version: number;
        };
        FixedCostPreset: {
            high: components["schemas"]["Money"];
            low: components["schemas"]["Money"];
            name: string;
        };
        GenerationAttempt: {
            cost: components["schemas"]["Money"];
            createdAt: string;
            /** @enum {string} */
            environment: "sandbox" | "live";
            errorDetail: string | null;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            itemId: string;
            latencyMs: number | null;
            model: string;
            number: number;
            outcome: string;
            provider: string;
            requestId: string | null;
        };
        GenerationItem: {
            attempts: number;
            /** Format: uuid */
            contentVersionId: string | null;
            cost: components["schemas"]["Money"];
            /** @enum {string} */
            environment: "sandbox" | "live";
            errorDetail: string | null;
            errorKind: string | null;
            /** Format: uuid */
            id: string;
            latencyMs: number | null;
            model: string | null;
            position: number;
            provider: string | null;
            /** @enum {string} */
            status: "queued" | "running" | "submitted" | "waiting" | "done" | "failed" | "refused" | "cancelled" | "uncertain";
            text: string;
            waiting: {
                provider: string | null;
                /** @enum {string} */
                reason: "limit" | "busy" | "outage" | "budget";
                until: string | null;
            } | null;
        };
        GenerationRun: {
            /** Format: uuid */
            brandId: string;
            /** Format: uuid */
            contentId: string | null;
            createdAt: string;
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            items: components["schemas"]["GenerationItem"][];
            /** @enum {string} */
            language: "vi" | "en";
            platform: string;
            /** Format: uuid */
            productId: string | null;
            /** @enum {string} */
            purpose: "fast" | "cheap" | "quality" | "longform" | "vision";
            /** @enum {string} */
            status: "queued" | "running" | "done" | "partly_failed" | "failed" | "cancelled";
            topic: string;
            transform: components["schemas"]["RunTransform"];
            /** @enum {string} */
            type: "social" | "ads" | "landing" | "video";
            versions: number;
        };
        GraphicFields: {
            /**
             * Format: uuid
             * @description Stands behind everything, in place of the template's ground
             * @default null
             */
            backgroundAssetId: string | null;
            /**
             * @description Null: the brand's
             * @default null
             */
            colors: string[] | null;
            /**
             * @description Where the photo's subject is; null: found by itself
             * @default null
             */
            focus: {
                x: number;
                y: number;
            } | null;
            /**
             * Format: uuid
             * @description The `after` of a comparison
             * @default null
             */
            photo2AssetId: string | null;
            /**
             * Format: uuid
             * @default null
             */
            photoAssetId: string | null;
            /**
             * @description Null: the template's own
             * @default null
             * @enum {string|null}
             */
            scheme: "light" | "dark" | "bold" | null;
            /** @default true */
            showLogo: boolean;
            /**
             * @description A text given here stays as it is; the others follow the content. An empty one is left out of the picture
             * @default {}
             */
            texts: {
                after?: string;
                author?: string;
                badge?: string;
                before?: string;
                body?: string;
                cta?: string;
                date?: string;
                footer?: string;
                headline?: string;
                items?: string;
                kicker?: string;
                oldPrice?: string;
                page?: string;
                place?: string;
                price?: string;
                role?: string;
                time?: string;
            };
        };
        GraphicSuggestion: {
            fields: components["schemas"]["GraphicFields"];
            template: string;
            /** @description What the picture says with these fields */
            texts: {
                after?: string;
                author?: string;
                badge?: string;
                before?: string;
                body?: string;
                cta?: string;
                date?: string;
                footer?: string;
                headline?: string;
                items?: string;
                kicker?: string;
                oldPrice?: string;
                page?: string;
                place?: string;
                price?: string;
                role?: string;
                time?: string;
            };
        };
        GraphicWarning: {
            /** @enum {string} */
            code: "text_overflow";
            /** @enum {string} */
            field: "kicker" | "headline" | "body" | "price" | "oldPrice" | "badge" | "cta" | "items" | "author" | "role" | "date" | "time" | "place" | "before" | "after" | "footer" | "page";
        } | {
            /** @enum {string} */
            code: "contrast_adjusted";
            color: string;
            used: string;
        } | {
            /** @enum {string} */
            code: "photo_enlarged";
            factor: number;
            /** @enum {string} */
            slot: "photo" | "photo2" | "background";
        };
        GroupedResults: {
            data: components["schemas"]["GroupResult"][];
            /** @enum {string} */
            environment: "sandbox" | "live";
        };
        GroupResult: {
            audience: number;
            interactions: number;
            /** @description Id, hour 0–23, weekday 1–7 from Monday, format or day */
            key: string;
            measured: number;
            name: string | null;
            posts: number;
            /** @description Interactions of all per person reached by all */
            rate: number | null;
            /** @description Mean score of its posts */
            score: number | null;
        };
        GuardSettings: {
            isDefault: boolean;
            restrictedWords: components["schemas"]["RestrictedWord"][];
            version: number;
        };
        ImageEstimate: {
            /** @description Paid creations */
            calls: number;
            /** @description The most; null: nobody knows */
            cost: {
                amount: string;
                currency: string;
            } | null;
            /** @enum {string} */
            environment: "sandbox" | "live";
            model: string;
            prompt: string;
            provider: string;
            warnings: string[];
        };
        ImageMaker: {
            aspectRatios: ("1:1" | "4:5" | "5:4" | "9:16" | "16:9" | "3:2" | "2:3" | "4:3" | "3:4" | "1.91:1")[];
            configured: boolean;
            /** @enum {string} */
            environment: "sandbox" | "live";
            isDefault: boolean;
            label: string;
            models: string[];
            mostPerCall: number;
            /** @enum {string} */
            name: "offline" | "openai" | "replicate" | "leonardo" | "midjourney";
            negativePrompt: boolean;
            quality: boolean;
            references: number;
            seed: boolean;
        };
        ImportPosts: {
            contents: number;
            publications: components["schemas"]["Publication"][];
        };
        ImportPostsPreview: {
            errors: {
                code: string;
                column: string;
                detail: string;
                line: number;
            }[];
            rows: {
                channels: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    /** @enum {string} */
                    network: "facebook" | "instagram" | "tiktok" | "linkedin";
                }[];
                dueAt: string;
                firstComment: string | null;
                /** @enum {string} */
                format: "feed" | "reel" | "story" | "draft";
                line: number;
                link: string | null;
                media: {
                    /** Format: uuid */
                    assetId: string;
                    fileName: string;
                }[];
                scheduledAt: string;
                text: string;
                title: string | null;
                warnings: string[];
            }[];
            timeZone: string;
        };
        Invitation: {
            brandIds: string[] | null;
            createdAt: string;
            email: string;
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            role: "owner" | "editor" | "approver" | "viewer";
            /** @enum {string} */
            status: "pending" | "accepted" | "revoked" | "expired";
        };
        LedgerEntry: {
            /** Format: uuid */
            brandId: string | null;
            cacheReadTokens: number;
            cacheWriteTokens: number;
            /** Format: uuid */
            campaignId: string | null;
            /**
             * Format: uuid
             * @description Whose brand it is today
             */
            clientId: string | null;
            /** Format: uuid */
            contentId: string | null;
            cost: components["schemas"]["Money"];
            createdAt: string;
            /** @enum {string} */
            environment: "sandbox" | "live";
            /** Format: uuid */
            id: string;
            inputTokens: number;
            /** @description What was bought: text, image, video, voice */
            kind: string;
            model: string;
            /** @description complete, truncated, refused, unknown, lost, cancelled … */
            outcome: string;
            outputTokens: number;
            priceRow: string | null;
            provider: string;
            requestId: string | null;
            /** @description By the prompt cache: list price without it − cost; negative where writing has not paid off. Null without a price row */
            saved: {
                amount: string;
                currency: string;
            } | null;
            /** Format: uuid */
            subjectId: string;
            subjectType: string;
        };
        LedgerTotals: {
            cacheReadTokens: number;
            cacheWriteTokens: number;
            calls: number;
            inputTokens: number;
            live: components["schemas"]["Money"];
            outcomes: {
                calls: number;
                cost: components["schemas"]["Money"];
                outcome: string;
            }[];
            outputTokens: number;
            sandbox: components["schemas"]["Money"];
        };
        ListedGraphicTemplate: {
            bestSizes: ("1:1" | "4:5" | "9:16" | "1.91:1" | "16:9")[];
            description: {
                en: string;
                vi: string;
            };
            fields: {
                /** @enum {string} */
                field: "kicker" | "headline" | "body" | "price" | "oldPrice" | "badge" | "cta" | "items" | "author" | "role" | "date" | "time" | "place" | "before" | "after" | "footer" | "page";
                label: {
                    en: string;
                    vi: string;
                };
                maxItems?: number;
                maxLength: number;
                required: boolean;
            }[];
            id: string;
            kind: string;
            name: {
                en: string;
                vi: string;
            };
            /** @enum {string} */
            photo: "none" | "optional" | "recommended";
            photo2: boolean;
            /** @enum {string} */
            scheme: "light" | "dark" | "bold";
            /** @description Drawn in the brand's colours, in the asked size */
            thumbnailUrl: string;
        };
        Me: {
            brandIds: string[] | null;
            organization: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                locale: "vi" | "en";
                name: string;
                timeZone: string;
                version: number;
            };
            permissions: string[];
            role: string;
            user: {
                email: string;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                locale: "vi" | "en";
                name: string;
            } | null;
        };
        MediaEstimate: {
            /** @description The most; null: nobody knows */
            cost: {
                amount: string;
                currency: string;
            } | null;
            /** @enum {string} */
            environment: "sandbox" | "live";
            model: string;
            provider: string;
            /** @description The longest that it may become */
            seconds: number | null;
            warnings: string[];
        };
        MediaLink: {
            expiresAt: string;
            url: string;
        };
        MediaProvider: {
            baseUrl: string | null;
            configured: boolean;
            /** @enum {string} */
            environment: "sandbox" | "live";
            hasWebhookSecret: boolean;
            keyHint: string | null;
            kinds: ("image" | "video" | "voice" | "render")[];
            label: string;
            lastCheckedAt: string | null;
            lastCheckError: string | null;
            models: {
                id: string;
                /** @enum {string} */
                kind: "image" | "video" | "voice" | "render";
                retiresAt: string | null;
                successor: string | null;
            }[];
            /** @description Stable key that jobs and the ledger name */
            name: string;
            settings: {
                label: string;
                name: string;
                required: boolean;
                value: string | null;
            }[];
            /** @description The key is entered with the text provider of the same name */
            sharesTextKey: boolean;
            /** @enum {string} */
            source: "builtin" | "environment" | "stored" | "sandbox" | "none";
            takesWebhookSecret: boolean;
            version: number;
            /** @description Where the provider may send its news; null without a public https address */
            webhookUrl: string | null;
        };
        MediaProviderCheck: {
            detail: string | null;
            latencyMs: number | null;
            ok: boolean;
        };
        Member: {
            brandIds: string[] | null;
            createdAt: string;
            email: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "editor" | "approver" | "viewer";
            /** Format: uuid */
            userId: string;
        };
        Money: {
            amount: string;
            currency: string;
        } | null;
        NetworkOptions: {
            data: {
                environments: {
                    /** @enum {string} */
                    environment: "sandbox" | "live";
                    formats: string[];
                    /** @description Dialogs of the network, the first one offered by default; empty where its app is not set up */
                    logins: string[];
                    /** @description Settings of which one set is needed; empty where it is ready */
                    missingSettings: string[][];
                }[];
                /** @enum {string} */
                network: "facebook" | "instagram" | "tiktok" | "linkedin";
            }[];
        };
        OAuthGrant: {
            /** Format: uuid */
            brandId: string;
            destinations: {
                canPublish: boolean;
                /** Format: uuid */
                connectedChannelId: string | null;
                handle: string | null;
                /** @enum {string|null} */
                kind: "member" | "page" | null;
                name: string;
                pictureUrl: string | null;
                remoteId: string;
            }[];
            /** @enum {string} */
            environment: "sandbox" | "live";
            expiresAt: string;
            /** Format: uuid */
            id: string;
            missingScopes: string[];
            /** @enum {string} */
            network: "facebook" | "instagram" | "tiktok" | "linkedin";
        };
        Occasion: {
            date: string;
            key: string;
            /** @enum {string} */
            kind: "public_holiday" | "lunar" | "day" | "shopping";
            lunar: string | null;
            name: string;
            quiet: boolean;
        };
        Piece: {
            /** Format: uuid */
            brandId: string;
            calls: number;
            /** Format: uuid */
            contentId: string;
            cost: components["schemas"]["Money"];
            /** @description First approval */
            countedAt: string;
            /** @enum {string} */
            kind: "posts" | "ads" | "landing" | "videos";
            platform: string | null;
            publishedAt: string | null;
            title: string;
        };
        Placement: {
            firstComment: string | null;
            /** @enum {string|null} */
            format: "feed" | "reel" | "story" | "draft" | null;
            issues: components["schemas"]["ContentIssue"][];
            link: string | null;
            media: {
                /** @description Made with AI; networks that ask are told */
                aiGenerated: boolean;
                alt: string | null;
                /** Format: uuid */
                assetId: string;
                audioCodec?: string | null;
                byteLength: number;
                durationSeconds: number | null;
                framesPerSecond?: number | null;
                height: number | null;
                kind: string;
                mimeType: string;
                url: string;
                videoCodec?: string | null;
                width: number | null;
            }[] | null;
            network: string;
            options: {
                /** @default false */
                allowComment: boolean;
                /** @default false */
                allowDuet: boolean;
                /** @default false */
                allowStitch: boolean;
                /** @default [] */
                collaborators: string[];
                /** @default null */
                coverSeconds: number | null;
                /** @default null */
                privacyLevel: string | null;
                /** @default true */
                shareToFeed: boolean;
                /**
                 * @default null
                 * @enum {string|null}
                 */
                visibility: "PUBLIC" | "CONNECTIONS" | "LOGGED_IN" | null;
            } | null;
            text: string | null;
            title: string | null;
        };
        Plan: {
            archivedAt: string | null;
            /** @enum {string} */
            atQuota: "allow" | "refuse";
            /** @description Clients on this plan this month */
            clients: number;
            /** Format: uuid */
            id: string;
            name: string;
            overagePrices: {
                ads: components["schemas"]["Money"];
                landing: components["schemas"]["Money"];
                posts: components["schemas"]["Money"];
                videos: components["schemas"]["Money"];
            };
            price: components["schemas"]["Money"];
            quota: {
                /** @default 0 */
                ads: number;
                /** @default 0 */
                landing: number;
                /** @default 0 */
                posts: number;
                /** @default 0 */
                videos: number;
            };
            version: number;
            warnAtPercent: number;
        };
        PlannedCampaign: {
            campaign: components["schemas"]["Campaign"];
            slots: components["schemas"]["CampaignSlot"][];
        };
        PostCounts: {
            clicks?: number;
            comments?: number;
            followers?: number;
            interactions?: number;
            likes?: number;
            reach?: number;
            saves?: number;
            shares?: number;
            views?: number;
            watchSeconds?: number;
        } | null;
        PostResult: {
            /** @description People reached, or views where the network tells no people */
            audience: number | null;
            /** Format: uuid */
            brandId: string;
            /** Format: uuid */
            channelId: string;
            channelName: string;
            /** Format: uuid */
            contentId: string;
            contentTitle: string;
            /** Format: uuid */
            contentVersionId: string | null;
            counts: components["schemas"]["PostCounts"];
            /** @enum {string} */
            environment: "sandbox" | "live";
            format: string;
            /** @description The network no longer knows the post */
            gone: boolean;
            /** @description Likes, comments, shares, saves and clicks */
            interactions: number | null;
            measuredAt: string | null;
            /** @enum {string} */
            network: "facebook" | "instagram" | "tiktok" | "linkedin";
            /** @description When it is asked next */
            nextAt: string | null;
            permalink: string | null;
            /** Format: uuid */
            publicationId: string;
            publishedAt: string;
            /** @description Interactions per person reached */
            rate: number | null;
            /** @description 0–100: the place of its rate among the channel's own posts of 90 days; null while there are fewer than five */
            score: number | null;
            versionName: string | null;
        };
        Price: {
            createdAt: string | null;
            /** @description Kept as `priceRow` with every ledger entry that it priced */
            id: string;
            /** @description Prices calls of today */
            inForce: boolean;
            model: string;
            /** @enum {string} */
            origin: "seed" | "organization";
            provider: string;
            rates: {
                cacheRead: string;
                /** @description Null: not published, then 1.25 times the input */
                cacheWrite: string | null;
                input: string;
                output: string;
            };
            source: string;
            /** @description From this many input tokens on, the whole request costs these rates */
            tiers: {
                overInputTokens: number;
                rates: {
                    cacheRead: string;
                    /** @description Null: not published, then 1.25 times the input */
                    cacheWrite: string | null;
                    input: string;
                    output: string;
                };
            }[];
            /** Format: date */
            validFrom: string;
        };
        /** @description RFC 9457 problem details. */
        Problem: {
            code: string;
            detail: string;
            errors?: {
                code: string;
                detail: string;
                pointer: string;
            }[];
            requestId: string;
            status: number;
            title: string;
            type: string;
        };
        Product: {
            archivedAt: string | null;
            benefits: string[];
            /** Format: uuid */
            brandId: string;
            createdAt: string;
            description: string | null;
            features: string[];
            /** Format: uuid */
            id: string;
            images: {
                /** Format: uuid */
                assetId: string;
                url: string;
            }[];
            name: string;
            price: components["schemas"]["Money"];
            updatedAt: string;
            url: string | null;
            version: number;
        };
        Prompt: {
            activeVersion: components["schemas"]["PromptVersion"];
            canary: {
                percent: number;
                startedAt: string;
                /** Format: uuid */
                versionId: string;
            } | null;
            /** @enum {string} */
            category: "social" | "ads" | "landing" | "video" | "image";
            createdAt: string;
            description: string | null;
            /** Format: uuid */
            id: string;
            isActive: boolean;
            /** @enum {string} */
            language: "vi" | "en";
            name: string;
            platform: string | null;
            slug: string | null;
            updatedAt: string;
            version: number;
            versionCount: number;
        };
        PromptStats: {
            canary: {
                active: components["schemas"]["PromptVersionStats"];
                percent: number;
                startedAt: string;
                trial: components["schemas"]["PromptVersionStats"];
                /** @enum {string} */
                verdict: "too_early" | "better" | "worse" | "even";
            } | null;
            versions: components["schemas"]["PromptVersionStats"][];
        };
        PromptSummary: {
            evaluated: number;
            passed: number;
            /** Format: uuid */
            promptId: string;
            used: number;
            winRate: number | null;
        };
        PromptVersion: {
            createdAt: string;
            /** Format: uuid */
            createdBy: string | null;
            /** Format: uuid */
            id: string;
            note: string | null;
            number: number;
            /** Format: uuid */
            promptId: string;
            /** @enum {string} */
            status: "draft" | "active" | "archived";
            template: string;
            variables: {
                default?: string | number | boolean;
                label: string;
                name: string;
                options?: string[];
                /** @default false */
                required: boolean;
                /** @enum {string} */
                type: "text" | "long_text" | "number" | "boolean" | "choice";
            }[];
        };
        PromptVersionStats: {
            /** @description Approved without an edit */
            accepted: number;
            costPerPiece: components["schemas"]["Money"];
            /** @description Approved after an edit */
            edited: number;
            /** @description 0 is untouched, 1 is another text; of the edited ones */
            meanEditDistance: number | null;
            number: number;
            /** @description Not decided yet */
            open: number;
            /** @description Another alternative was approved */
            passedOver: number;
            /** @description Null until measured */
            performanceScore: number | null;
            /** Format: uuid */
            promptVersionId: string;
            rejected: number;
            /** @description Texts written */
            used: number;
            /** @description Approved without an edit, of all approved or rejected */
            winRate: number | null;
        };
        Provider: {
            baseUrl: string | null;
            configured: boolean;
            /** @enum {string} */
            environment: "sandbox" | "live";
            health: components["schemas"]["ProviderHealth"];
            keyHint: string | null;
            /** @enum {string} */
            kind: "offline" | "openai" | "anthropic" | "groq" | "together" | "openai-compatible";
            label: string;
            lastCheckedAt: string | null;
            lastCheckError: string | null;
            limits: components["schemas"]["ProviderLimits"];
            models: {
                id: string;
                label: string;
                retiresAt: string | null;
                successor: string | null;
            }[];
            /** @description Stable key that routes and the ledger name */
            name: string;
            /** @description Of a server: USD per million tokens by its owner's word; null: unknown */
            price: {
                input: string;
                output: string;
            } | null;
            /** @enum {string} */
            source: "builtin" | "environment" | "stored" | "sandbox" | "none";
            /** @enum {string|null} */
            structuredOutput: "json_schema" | "json_object" | "prompt" | null;
            version: number;
            /** @description Models on a route that stop answering within 30 days, or already have */
            warnings: {
                model: string;
                purposes: ("fast" | "cheap" | "quality" | "longform" | "vision")[];
                retiresAt: string;
                successor: string | null;
            }[];
        };
        ProviderCheck: {
            detail: string | null;
            latencyMs: number | null;
            models: string[];
            ok: boolean;
        };
        ProviderHealth: {
            /** @enum {string} */
            breaker: "closed" | "open" | "half_open";
            breakerUntil: string | null;
            calls: number;
            failures: number;
            lastCallAt: string | null;
            latencyP50Ms: number | null;
            latencyP95Ms: number | null;
            outcomes: {
                [key: string]: number;
            };
            restingUntil: string | null;
            /** @description Saved this month by the provider's prompt cache */
            savedMonth: {
                amount: string;
                currency: string;
            };
            spendMonth: components["schemas"]["Money"];
            underWay: number;
            waiting: number;
        };
        ProviderJob: {
            /** @description What was made, copied into the library */
            assetIds: string[];
            attempts: number;
            /**
             * Format: uuid
             * @description Jobs that were asked for together
             */
            batchId: string;
            /** Format: uuid */
            brandId: string;
            /** @description What a person may do now */
            can: {
                cancel: boolean;
                import: boolean;
                resolve: boolean;
                retry: boolean;
            };
            cancelRequested: boolean;
            /** Format: uuid */
            contentId: string | null;
            cost: components["schemas"]["Money"];
            createdAt: string;
            /** @description What its kind keeps of the answer */
            details: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            environment: "sandbox" | "live";
            errorDetail: string | null;
            errorKind: string | null;
            estimatedMaxCost: components["schemas"]["Money"];
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "image" | "video" | "voice" | "render";
            model: string;
            progress: number | null;
            provider: string;
            remoteId: string | null;
            /** @description What was asked for */
            request: {
                [key: string]: unknown;
            };
            startedAt: string | null;
            /** @enum {string} */
            status: "queued" | "running" | "submitted" | "waiting" | "done" | "failed" | "refused" | "cancelled" | "uncertain";
            waiting: {
                /** @enum {string} */
                reason: "limit" | "budget" | "person" | "trouble";
                until: string | null;
            } | null;
            warnings: string[];
        };
        ProviderLimits: {
            concurrency: number;
            own: {
                concurrency: number | null;
                requestsPerMinute: number | null;
                tokensPerMinute: number | null;
            };
            requestsLeft: number | null;
            requestsPerMinute: number | null;
            tokensLeft: number | null;
            tokensPerMinute: number | null;
        };
        ProviderRoute: {
            /** Format: uuid */
            brandId: string | null;
            /** @description Nobody chose: every configured provider with its usual model */
            isDefault: boolean;
            /** @enum {string} */
            purpose: "fast" | "cheap" | "quality" | "longform" | "vision";
            route: {
                model: string;
                provider: string;
            }[];
        };
        Publication: {
            /** Format: uuid */
            brandId: string;
            /** Format: uuid */
            channelId: string;
            channelName: string;
            /** Format: uuid */
            contentId: string;
            contentTitle: string;
            createdAt: string;
            dueAt: string;
            /** @enum {string} */
            environment: "sandbox" | "live";
            errorDetail: string | null;
            errorKind: string | null;
            /** @enum {string} */
            format: "feed" | "reel" | "story" | "draft";
            /** @description Exactly what was or will be sent, once frozen */
            frozenText: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            network: "facebook" | "instagram" | "tiktok" | "linkedin";
            permalink: string | null;
            publishedAt: string | null;
            /** Format: uuid */
            recurringPlanId: string | null;
            remoteId: string | null;
            /** Format: uuid */
            revisionId: string | null;
            scheduledAt: string;
            /** @enum {string} */
            status: "scheduled" | "preparing" | "armed" | "sending" | "published" | "failed" | "uncertain" | "needs_auth" | "missed" | "cancelled";
            timeZone: string;
            updatedAt: string;
            version: number;
            waitReason: string | null;
            waitUntil: string | null;
        };
        PublicationAttempt: {
            callStartedAt: string | null;
            createdAt: string;
            errorCode: string | null;
            errorDetail: string | null;
            errorKind: string | null;
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            number: number;
            outcome: string | null;
            payloadHash: string;
            providerRequestId: string | null;
            remoteId: string | null;
            step: string;
        };
        PublicationCandidate: {
            createdAt: string;
            permalink: string | null;
            remoteId: string;
            text: string;
        };
        PublicationCandidates: {
            /** @description Null where the network lists nothing, or did not answer */
            data: components["schemas"]["PublicationCandidate"][] | null;
            /** @description Why the network did not answer, in its own words */
            unanswered: string | null;
        };
        PublicationMetrics: {
            /** @description The channel's posts of 90 days that the score compares with */
            compared: {
                medianRate: number | null;
                posts: number;
            } | null;
            /** @description Null until the post is public */
            result: {
                /** @description People reached, or views where the network tells no people */
                audience: number | null;
                /** Format: uuid */
                brandId: string;
                /** Format: uuid */
                channelId: string;
                channelName: string;
                /** Format: uuid */
                contentId: string;
                contentTitle: string;
                /** Format: uuid */
                contentVersionId: string | null;
                counts: components["schemas"]["PostCounts"];
                /** @enum {string} */
                environment: "sandbox" | "live";
                format: string;
                /** @description The network no longer knows the post */
                gone: boolean;
                /** @description Likes, comments, shares, saves and clicks */
                interactions: number | null;
                measuredAt: string | null;
                /** @enum {string} */
                network: "facebook" | "instagram" | "tiktok" | "linkedin";
                /** @description When it is asked next */
                nextAt: string | null;
                permalink: string | null;
                /** Format: uuid */
                publicationId: string;
                publishedAt: string;
                /** @description Interactions per person reached */
                rate: number | null;
                /** @description 0–100: the place of its rate among the channel's own posts of 90 days; null while there are fewer than five */
                score: number | null;
                versionName: string | null;
            } | null;
            snapshots: {
                counts: components["schemas"]["PostCounts"];
                /** @enum {string} */
                step: "1h" | "6h" | "1d" | "3d" | "7d" | "28d";
                takenAt: string;
            }[];
        };
        PublicPost: {
            /** @description What this network's API lets us do */
            can: {
                edit: boolean;
                remove: boolean;
            };
            /** @description What a person asked for and the network has not done yet */
            change: {
                /** @enum {string} */
                kind: "edit" | "remove";
                text: string | null;
            } | null;
            /** @description Why the network did not do what was asked last */
            changeError: string | null;
            editedAt: string | null;
            firstComment: {
                error: string | null;
                remoteId: string | null;
                /** @enum {string} */
                status: "waiting" | "sending" | "published" | "failed" | "uncertain";
                text: string;
            } | null;
            permalink: string | null;
            /** Format: uuid */
            publicationId: string;
            remoteId: string;
            removedAt: string | null;
            /** @description The text that stands now, as far as we changed it */
            text: string;
            version: number;
        };
        QuotaUse: {
            included: number;
            /** @enum {string} */
            kind: "posts" | "ads" | "landing" | "videos";
            open: number;
            /** @description Used beyond the quota */
            over: number;
            /** @description Of the quota, without what is open; null without a quota */
            percent: number | null;
            /** @enum {string} */
            state: "ok" | "warned" | "reached";
            used: number;
        };
        RecurrencePreview: {
            /** @description Wall time of the last one, when the rule ends within three years */
            endsAt: string | null;
            occurrences: {
                /** @enum {string|null} */
                clockChange: "gap" | "overlap" | null;
                dueAt: string;
                scheduledAt: string;
            }[];
        };
        RecurringPlan: {
            /** Format: uuid */
            brandId: string;
            channelIds: string[];
            /** Format: uuid */
            contentId: string;
            contentTitle: string;
            createdAt: string;
            endedReason: string | null;
            /** Format: uuid */
            id: string;
            rule: string;
            startsAt: string;
            /** @enum {string} */
            status: "active" | "paused" | "ended";
            timeZone: string;
            upcoming: {
                /** @enum {string|null} */
                clockChange: "gap" | "overlap" | null;
                dueAt: string;
                scheduledAt: string;
            }[];
            version: number;
        };
        ReelCapability: {
            available: boolean;
            /** @enum {string|null} */
            engine: "webcodecs" | "ffmpeg" | null;
            found: ("webcodecs" | "ffmpeg")[];
            /** @description What to do where no engine was found */
            install: string | null;
        };
        ReelPlan: {
            /** @description To be edited and sent back as the definition's captions */
            cues: {
                endMs: number;
                startMs: number;
                text: string;
            }[];
            definition: {
                /**
                 * @default 9:16
                 * @enum {string}
                 */
                aspect: "9:16" | "1:1" | "16:9";
                /**
                 * @default {
                 *       "enabled": true,
                 *       "cues": null
                 *     }
                 */
                captions: {
                    /**
                     * @description Edited captions of the whole reel; null: made from the voice or the text
                     * @default null
                     */
                    cues: {
                        endMs: number;
                        startMs: number;
                        text: string;
                    }[] | null;
                    /** @default true */
                    enabled: boolean;
                };
                /** @default null */
                intro: {
                    /** @default 2 */
                    seconds: number;
                    /** @description Set large over the first picture */
                    text: string;
                    /** @default null */
                    voice: {
                        /** Format: uuid */
                        assetId: string;
                        /** @default null */
                        words: {
                            endMs: number;
                            startMs: number;
                            text: string;
                        }[] | null;
                    } | null;
                } | null;
                /**
                 * @default vi
                 * @enum {string}
                 */
                language: "vi" | "en";
                /** @default null */
                music: {
                    /** Format: uuid */
                    assetId: string;
                    /** @default -14 */
                    gainDb: number;
                } | null;
                /** @default null */
                outro: {
                    /** @default  */
                    cta: string;
                    /** @default  */
                    headline: string;
                    /** @default 2.5 */
                    seconds: number;
                } | null;
                scenes: {
                    /**
                     * @default zoom-in
                     * @enum {string}
                     */
                    motion: "still" | "zoom-in" | "zoom-out" | "pan-left" | "pan-right" | "pan-up" | "pan-down";
                    /** @default  */
                    onScreenText: string;
                    picture: {
                        /** Format: uuid */
                        assetId: string;
                        /**
                         * @description Where the subject is; null: found by attention
                         * @default null
                         */
                        focus: {
                            x: number;
                            y: number;
                        } | null;
                        /** @enum {string} */
                        type: "asset";
                    } | {
                        /** @enum {string} */
                        type: "colors";
                    };
                    seconds: number;
                    /**
                     * @description How it follows the one before
                     * @default crossfade
                     * @enum {string}
                     */
                    transition: "cut" | "crossfade" | "slide";
                    /**
                     * @description The recording of this scene; the scene lasts at least as long
                     * @default null
                     */
                    voice: {
                        /** Format: uuid */
                        assetId: string;
                        /** @default null */
                        words: {
                            endMs: number;
                            startMs: number;
                            text: string;
                        }[] | null;
                    } | null;
                    /**
                     * @description What is said, and what the captions show
                     * @default
                     */
                    voiceover: string;
                }[];
                /**
                 * @description One recording for all scenes, from the first one on
                 * @default null
                 */
                voice: {
                    /** Format: uuid */
                    assetId: string;
                    /** @default null */
                    words: {
                        endMs: number;
                        startMs: number;
                        text: string;
                    }[] | null;
                } | null;
            };
            /** @description Without recordings, which may make it longer */
            seconds: number;
        };
        RenderedPrompt: {
            estimatedInputTokens: number;
            missing: string[];
            prompt: string;
            system: string;
            /** Format: uuid */
            versionId: string | null;
        };
        RestrictedWord: {
            /** @default [] */
            allowedIn: string[];
            /** @default  */
            note: string;
            /** @default  */
            replacement: string | null;
            /**
             * @default error
             * @enum {string}
             */
            severity: "error" | "warning";
            word: string;
        };
        RunEstimate: {
            entries: {
                /** @enum {string} */
                environment: "sandbox" | "live";
                expected: components["schemas"]["Money"];
                inputTokens: number;
                max: components["schemas"]["Money"];
                model: string;
                outputTokens: number;
                provider: string;
            }[];
            expected: components["schemas"]["Money"];
            max: components["schemas"]["Money"];
            unconfigured: string[];
        };
        RunTransform: {
            instruction?: string;
            language?: string;
            /** @enum {string} */
            operation: "shorten" | "lengthen" | "friendlier" | "formal" | "adapt" | "translate" | "instruct" | "field" | "repair" | "regenerate";
            platform?: string;
            pointer?: string;
            /** Format: uuid */
            sourceContentId: string;
            /** Format: uuid */
            sourceRevisionId: string | null;
            /** Format: uuid */
            sourceVersionId: string | null;
            violations?: {
                code: string;
                detail: string;
                pointer: string;
            }[];
        } | null;
        SchedulePlan: {
            content: components["schemas"]["Content"];
            publications: components["schemas"]["Publication"][];
        };
        ServerPreset: {
            baseUrl: string;
            /** @enum {string} */
            environment: "sandbox" | "live";
            id: string;
            name: string;
            needsKey: boolean;
            /** @enum {string} */
            structuredOutput: "json_schema" | "json_object" | "prompt";
        };
        Session: {
            createdAt: string;
            current: boolean;
            expiresAt: string;
            /** Format: uuid */
            id: string;
            ipAddress: string | null;
            userAgent: string | null;
        };
        Setup: {
            /** @description Networks with an app of their own configured */
            liveNetworks: string[];
            needsOwner: boolean;
            sandbox: boolean;
            /** @description Text providers usable without entering a key */
            textProviders: string[];
            version: string;
        };
        SignedIn: {
            user: {
                email: string;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                locale: "vi" | "en";
                name: string;
            };
        };
        Simulation: {
            breakEvenClients: number | null;
            /** @description In the scenario's currency */
            breakEvenPrice: {
                amount: string;
                currency: string;
            } | null;
            perClient: components["schemas"]["Figures"];
            /** @description AI, rendering and human time of one piece */
            perPiece: {
                ads: components["schemas"]["Money"];
                landing: components["schemas"]["Money"];
                posts: components["schemas"]["Money"];
                videos: components["schemas"]["Money"];
            };
            total: components["schemas"]["Figures"];
        };
        SimulatorStart: {
            ledger: {
                ai: components["schemas"]["Money"];
                /** @description The reference plan's quota at the real cost of a piece */
                aiPerClient: {
                    amount: string;
                    currency: string;
                };
                aiPerPiece: components["schemas"]["Money"];
                calls: number;
                models: {
                    calls: number;
                    costPerCall: components["schemas"]["Money"];
                    model: string;
                    /** @description What 1,000 such calls cost */
                    per1000: {
                        amount: string;
                        currency: string;
                    };
                    provider: string;
                    share: number;
                }[];
                months: number;
                pieces: number;
                rendering: components["schemas"]["Money"];
                renderingPerPiece: components["schemas"]["Money"];
            } | null;
            presets: {
                agency: {
                    clients: number;
                    /** @enum {string} */
                    currency: "USD" | "VND";
                    exchangeRate: string;
                    fixedCosts: {
                        name: string;
                        usd: string;
                    }[];
                    hourlyRate: string;
                    pieces: {
                        ads?: {
                            ai: {
                                /** @enum {string} */
                                kind: "flat";
                                usd: string;
                            } | {
                                cacheReadTokens: number;
                                inputTokens: number;
                                /** @enum {string} */
                                kind: "tokens";
                                mix: {
                                    cacheRead: string;
                                    input: string;
                                    model: string;
                                    output: string;
                                    provider: string;
                                    share: number;
                                }[];
                                outputTokens: number;
                                versions: number;
                            };
                            minutes: number;
                            quota: number;
                            renderingUsd: string;
                        };
                        landing?: {
                            ai: {
                                /** @enum {string} */
                                kind: "flat";
                                usd: string;
                            } | {
                                cacheReadTokens: number;
                                inputTokens: number;
                                /** @enum {string} */
                                kind: "tokens";
                                mix: {
                                    cacheRead: string;
                                    input: string;
                                    model: string;
                                    output: string;
                                    provider: string;
                                    share: number;
                                }[];
                                outputTokens: number;
                                versions: number;
                            };
                            minutes: number;
                            quota: number;
                            renderingUsd: string;
                        };
                        posts?: {
                            ai: {
                                /** @enum {string} */
                                kind: "flat";
                                usd: string;
                            } | {
                                cacheReadTokens: number;
                                inputTokens: number;
                                /** @enum {string} */
                                kind: "tokens";
                                mix: {
                                    cacheRead: string;
                                    input: string;
                                    model: string;
                                    output: string;
                                    provider: string;
                                    share: number;
                                }[];
                                outputTokens: number;
                                versions: number;
                            };
                            minutes: number;
                            quota: number;
                            renderingUsd: string;
                        };
                        videos?: {
                            ai: {
                                /** @enum {string} */
                                kind: "flat";
                                usd: string;
                            } | {
                                cacheReadTokens: number;
                                inputTokens: number;
                                /** @enum {string} */
                                kind: "tokens";
                                mix: {
                                    cacheRead: string;
                                    input: string;
                                    model: string;
                                    output: string;
                                    provider: string;
                                    share: number;
                                }[];
                                outputTokens: number;
                                versions: number;
                            };
                            minutes: number;
                            quota: number;
                            renderingUsd: string;
                        };
                    };
                    price: string;
                };
                high: {
                    clients: number;
                    /** @enum {string} */
                    currency: "USD" | "VND";
                    exchangeRate: string;
                    fixedCosts: {
                        name: string;
                        usd: string;
                    }[];
                    hourlyRate: string;
                    pieces: {
                        ads?: {
                            ai: {
                                /** @enum {string} */
                                kind: "flat";
                                usd: string;
                            } | {
                                cacheReadTokens: number;
                                inputTokens: number;
                                /** @enum {string} */
                                kind: "tokens";
                                mix: {
                                    cacheRead: string;
                                    input: string;
                                    model: string;
                                    output: string;
                                    provider: string;
                                    share: number;
                                }[];
                                outputTokens: number;
                                versions: number;
                            };
                            minutes: number;
                            quota: number;
                            renderingUsd: string;
                        };
                        landing?: {
                            ai: {
                                /** @enum {string} */
                                kind: "flat";
                                usd: string;
                            } | {
                                cacheReadTokens: number;
                                inputTokens: number;
                                /** @enum {string} */
                                kind: "tokens";
                                mix: {
                                    cacheRead: string;
                                    input: string;
                                    model: string;
                                    output: string;
                                    provider: string;
                                    share: number;
                                }[];
                                outputTokens: number;
                                versions: number;
                            };
                            minutes: number;
                            quota: number;
                            renderingUsd: string;
                        };
                        posts?: {
                            ai: {
                                /** @enum {string} */
                                kind: "flat";
                                usd: string;
                            } | {
                                cacheReadTokens: number;
                                inputTokens: number;
                                /** @enum {string} */
                                kind: "tokens";
                                mix: {
                                    cacheRead: string;
                                    input: string;
                                    model: string;
                                    output: string;
                                    provider: string;
                                    share: number;
                                }[];
                                outputTokens: number;
                                versions: number;
                            };
                            minutes: number;
                            quota: number;
                            renderingUsd: string;
                        };
                        videos?: {
                            ai: {
                                /** @enum {string} */
                                kind: "flat";
                                usd: string;
                            } | {
                                cacheReadTokens: number;
                                inputTokens: number;
                                /** @enum {string} */
                                kind: "tokens";
                                mix: {
                                    cacheRead: string;
                                    input: string;
                                    model: string;
                                    output: string;
                                    provider: string;
                                    share: number;
                                }[];
                                outputTokens: number;
                                versions: number;
                            };
                            minutes: number;
                            quota: number;
                            renderingUsd: string;
                        };
                    };
                    price: string;
                };
                ledger: {
                    clients: number;
                    /** @enum {string} */
                    currency: "USD" | "VND";
                    exchangeRate: string;
                    fixedCosts: {
                        name: string;
                        usd: string;
                    }[];
                    hourlyRate: string;
                    pieces: {
                        ads?: {
                            ai: {
                                /** @enum {string} */
                                kind: "flat";
                                usd: string;
                            } | {
                                cacheReadTokens: number;
                                inputTokens: number;
                                /** @enum {string} */
                                kind: "tokens";
                                mix: {
                                    cacheRead: string;
                                    input: string;
                                    model: string;
                                    output: string;
                                    provider: string;
                                    share: number;
                                }[];
                                outputTokens: number;
                                versions: number;
                            };
                            minutes: number;
                            quota: number;
                            renderingUsd: string;
                        };
                        landing?: {
                            ai: {
                                /** @enum {string} */
                                kind: "flat";
                                usd: string;
                            } | {
                                cacheReadTokens: number;
                                inputTokens: number;
                                /** @enum {string} */
                                kind: "tokens";
                                mix: {
                                    cacheRead: string;
                                    input: string;
                                    model: string;
                                    output: string;
                                    provider: string;
                                    share: number;
                                }[];
                                outputTokens: number;
                                versions: number;
                            };
                            minutes: number;
                            quota: number;
                            renderingUsd: string;
                        };
                        posts?: {
                            ai: {
                                /** @enum {string} */
                                kind: "flat";
                                usd: string;
                            } | {
                                cacheReadTokens: number;
                                inputTokens: number;
                                /** @enum {string} */
                                kind: "tokens";
                                mix: {
                                    cacheRead: string;
                                    input: string;
                                    model: string;
                                    output: string;
                                    provider: string;
                                    share: number;
                                }[];
                                outputTokens: number;
                                versions: number;
                            };
                            minutes: number;
                            quota: number;
                            renderingUsd: string;
                        };
                        videos?: {
                            ai: {
                                /** @enum {string} */
                                kind: "flat";
                                usd: string;
                            } | {
                                cacheReadTokens: number;
                                inputTokens: number;
                                /** @enum {string} */
                                kind: "tokens";
                                mix: {
                                    cacheRead: string;
                                    input: string;
                                    model: string;
                                    output: string;
                                    provider: string;
                                    share: number;
                                }[];
                                outputTokens: number;
                                versions: number;
                            };
                            minutes: number;
                            quota: number;
                            renderingUsd: string;
                        };
                    };
                    price: string;
                } | null;
                low: {
                    clients: number;
                    /** @enum {string} */
                    currency: "USD" | "VND";
                    exchangeRate: string;
                    fixedCosts: {
                        name: string;
                        usd: string;
                    }[];
                    hourlyRate: string;
                    pieces: {
                        ads?: {
                            ai: {
                                /** @enum {string} */
                                kind: "flat";
                                usd: string;
                            } | {
                                cacheReadTokens: number;
                                inputTokens: number;
                                /** @enum {string} */
                                kind: "tokens";
                                mix: {
                                    cacheRead: string;
                                    input: string;
                                    model: string;
                                    output: string;
                                    provider: string;
                                    share: number;
                                }[];
                                outputTokens: number;
                                versions: number;
                            };
                            minutes: number;
                            quota: number;
                            renderingUsd: string;
                        };
                        landing?: {
                            ai: {
                                /** @enum {string} */
                                kind: "flat";
                                usd: string;
                            } | {
                                cacheReadTokens: number;
                                inputTokens: number;
                                /** @enum {string} */
                                kind: "tokens";
                                mix: {
                                    cacheRead: string;
                                    input: string;
                                    model: string;
                                    output: string;
                                    provider: string;
                                    share: number;
                                }[];
                                outputTokens: number;
                                versions: number;
                            };
                            minutes: number;
                            quota: number;
                            renderingUsd: string;
                        };
                        posts?: {
                            ai: {
                                /** @enum {string} */
                                kind: "flat";
                                usd: string;
                            } | {
                                cacheReadTokens: number;
                                inputTokens: number;
                                /** @enum {string} */
                                kind: "tokens";
                                mix: {
                                    cacheRead: string;
                                    input: string;
                                    model: string;
                                    output: string;
                                    provider: string;
                                    share: number;
                                }[];
                                outputTokens: number;
                                versions: number;
                            };
                            minutes: number;
                            quota: number;
                            renderingUsd: string;
                        };
                        videos?: {
                            ai: {
                                /** @enum {string} */
                                kind: "flat";
                                usd: string;
                            } | {
                                cacheReadTokens: number;
                                inputTokens: number;
                                /** @enum {string} */
                                kind: "tokens";
                                mix: {
                                    cacheRead: string;
                                    input: string;
                                    model: string;
                                    output: string;
                                    provider: string;
                                    share: number;
                                }[];
                                outputTokens: number;
                                versions: number;
                            };
                            minutes: number;
                            quota: number;
                            renderingUsd: string;
                        };
                    };
                    price: string;
                };
            };
        };
        Statement: {
            client: {
                address: string | null;
                contactName: string | null;
                email: string | null;
                /** Format: uuid */
                id: string;
                legalName: string | null;
                name: string;
                taxCode: string | null;
            };
            currency: string;
            /** @description First day */
            from: string;
            /** @description False while the month runs */
            isFinal: boolean;
            issuer: {
                /** @default  */
                address: string;
                /** @default  */
                email: string;
                /** @default  */
                name: string;
                /**
                 * @description How to pay: bank, account
                 * @default
                 */
                payment: string;
                /** @default  */
                taxCode: string;
            };
            /** @enum {string} */
            language: "vi" | "en";
            lines: {
                amount: components["schemas"]["Money"];
                /** @enum {string} */
                kind: "plan" | "overage";
                /** @description Plan's name; of an overage empty, the kind says it */
                name: string;
                /** @enum {string|null} */
                pieceKind: "posts" | "ads" | "landing" | "videos" | null;
                quantity: number;
                unitPrice: components["schemas"]["Money"];
            }[];
            month: string;
            /** @description Stable: month and client */
            number: string;
            /** @description At most 2,000 */
            pieces: {
                brandName: string;
                /** Format: uuid */
                contentId: string;
                countedAt: string;
                /** @enum {string} */
                kind: "posts" | "ads" | "landing" | "videos";
                platform: string | null;
                publishedAt: string | null;
                title: string;
            }[];
            quota: components["schemas"]["QuotaUse"][];
            subtotal: components["schemas"]["Money"];
            /** @description None: taxes are the invoice's matter */
            taxes: {
                amount: components["schemas"]["Money"];
                name: string;
            }[];
            /** @description Last day */
            to: string;
            total: components["schemas"]["Money"];
        };
        StreamEvent: {
            /** Format: uuid */
            actorId: string | null;
            /** @enum {string} */
            actorKind: "user" | "api_key" | "system";
            /** Format: uuid */
            brandId: string | null;
            createdAt: string;
            /** Format: uuid */
            id: string;
            payload: {
                [key: string]: unknown;
            };
            position: string;
            /** Format: uuid */
            subjectId: string;
            subjectType: string;
            type: string;
        };
        Subscription: {
            /** @enum {string} */
            atQuota: "allow" | "refuse";
            /** Format: uuid */
            clientId: string;
            createdAt: string;
            /** @description Last month that is billed; null: goes on */
            endMonth: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            overagePrices: {
                ads: components["schemas"]["Money"];
                landing: components["schemas"]["Money"];
                posts: components["schemas"]["Money"];
                videos: components["schemas"]["Money"];
            };
            /** Format: uuid */
            planId: string;
            price: components["schemas"]["Money"];
            quota: {
                /** @default 0 */
                ads: number;
                /** @default 0 */
                landing: number;
                /** @default 0 */
                posts: number;
                /** @default 0 */
                videos: number;
            };
            startMonth: string;
            warnAtPercent: number;
        };
        TimeEntry: {
            /** Format: uuid */
            brandId: string;
            endedAt: string | null;
            /** Format: uuid */
            id: string;
            note: string;
            /** @description So far, while it runs */
            seconds: number;
            startedAt: string;
            /** Format: uuid */
            subjectId: string | null;
            subjectType: string | null;
            /** Format: uuid */
            userId: string;
            userName: string;
            version: number;
        };
        Usage: {
            calls: number;
            limit: components["schemas"]["Money"];
            live: components["schemas"]["Money"];
            month: string;
            reserved: components["schemas"]["Money"];
            sandbox: components["schemas"]["Money"];
        };
        VersionOrigin: {
            instruction?: string;
            language?: string;
            /** @enum {string} */
            operation: "shorten" | "lengthen" | "friendlier" | "formal" | "adapt" | "translate" | "instruct" | "field" | "repair" | "regenerate";
            platform?: string;
            pointer?: string;
        } | null;
        VideoAvatar: {
            defaultVoiceId: string | null;
            gender: string | null;
            id: string;
            name: string;
            /** @enum {string|null} */
            orientation: "portrait" | "landscape" | null;
            /** @description Path on this origin, for people of the organization; kept small */
            previewImageUrl: string | null;
            provider: string;
            /** @description The provider's own word; the price may hang on it */
            type: string | null;
        };
        VideoMaker: {
            aspectRatios: ("9:16" | "16:9" | "1:1" | "4:5" | "5:4")[];
            aspectRatiosFromImage: ("9:16" | "16:9" | "1:1" | "4:5" | "5:4")[];
            configured: boolean;
            /** @enum {string} */
            environment: "sandbox" | "live";
            isDefault: boolean;
            label: string;
            models: string[];
            /** @enum {string} */
            name: "heygen" | "synthesia" | "runway";
            /** @enum {string} */
            type: "avatar" | "generated";
        };
        Voice: {
            accent: string | null;
            gender: string | null;
            id: string;
            isScratch: boolean;
            language: string | null;
            name: string;
            /** @description Path on this origin, for people of the organization */
            previewAudioUrl: string | null;
            provider: string;
        };
        VoiceMaker: {
            configured: boolean;
            /** @enum {string} */
            environment: "sandbox" | "live";
            isDefault: boolean;
            /** @description Plainly a machine: for timing, not for publishing */
            isScratch: boolean;
            label: string;
            models: {
                id: string;
                maxCharacters: number;
                retiresAt: string | null;
            }[];
            /** @enum {string} */
            name: "elevenlabs" | "openai" | "offline";
        };
        WrittenPiece: {
            /** Format: uuid */
            brandId: string;
            /** Format: uuid */
            contentId: string;
            /** Format: uuid */
            contentVersionId: string;
            cost: components["schemas"]["Money"];
            createdAt: string;
            editDistance: number | null;
            /** @enum {string} */
            outcome: "open" | "accepted" | "edited" | "rejected" | "passed_over";
            /** Format: uuid */
            promptVersionId: string;
            title: string;
            versionName: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getAbTests: {
        parameters: {
            query?: {
                brandId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List A/B tests with what can be said so far */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AbTest"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAbTests: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Publications of arm A */
                    a: string[];
                    /** @description Publications of arm B, on the same channel */
                    b: string[];
                    name: string;
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Compare two groups of publications of one channel */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbTest"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAbTestsByAbTestId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                abTestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read an A/B test */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbTest"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAbTestsByAbTestId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                abTestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove an A/B test; its publications stay */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAcceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    password: string;
                    token: string;
                };
            };
        };
        responses: {
            /** @description Join an organization by invitation */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKeys: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List API keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApiKey"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApiKeys: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 365 */
                    expiresInDays?: number | null;
                    name: string;
                    scopes: ("brands.read" | "brands.write" | "products.read" | "products.write" | "assets.read" | "assets.write" | "prompts.read" | "prompts.write" | "contents.read" | "contents.write" | "contents.generate" | "contents.approve" | "contents.override_guard" | "channels.read" | "channels.connect" | "publications.read" | "publications.write" | "publications.resolve" | "economics.read" | "economics.write" | "time.write" | "providers.read" | "providers.write" | "members.read" | "members.write" | "api_keys.read" | "api_keys.write" | "organization.write" | "audit.read")[];
                };
            };
        };
        responses: {
            /** @description Make an API key; its token is shown once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteApiKeysByApiKeyId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoke an API key */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssetFolders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List folders of the library */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssetFolder"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAssetFolders: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Make a folder */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetFolder"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAssetFoldersByFolderId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                folderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a folder; its files stay */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchAssetFoldersByFolderId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                folderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Rename a folder */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetFolder"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssetTags: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List tags in use, most used first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssetTag"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssetUsage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read how much room the library takes and has */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetUsage"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssets: {
        parameters: {
            query?: {
                archived?: string;
                brandId?: string;
                cursor?: string;
                folderId?: string | "none";
                kind?: "image" | "video" | "audio" | "document";
                limit?: number;
                q?: string;
                rights?: "own" | "stock" | "ai" | "expired";
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List files, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Asset"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAssets: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": unknown;
            };
        };
        responses: {
            /** @description Upload a file of at most 25 MB: JPEG, PNG, WebP, GIF, MP4, MOV, MP3, WAV or PDF, in the field `file`, with `brandId`, `folderId`, `alt` and `tags` (comma-separated) where known. 200 when the same file is there already. Larger ones: `/assets/uploads` */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssetsByAssetId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read what is known about a file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAssetsByAssetId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                assetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a file that nothing open uses */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchAssetsByAssetId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                assetId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    alt?: string | null;
                    /** Format: uuid */
                    brandId?: string | null;
                    fileName?: string;
                    focus?: {
                        x: number;
                        y: number;
                    } | null;
                    /** Format: uuid */
                    folderId?: string | null;
                    rights?: {
                        /**
                         * Format: date
                         * @description Last day on which the file may be used
                         */
                        expiresOn?: string;
                        /** @description Name or number of the licence */
                        licence?: string;
                        model?: string;
                        note?: string;
                        prompt?: string;
                        /** @enum {string} */
                        source: "own" | "stock" | "ai";
                    };
                    tags?: string[];
                };
            };
        };
        responses: {
            /** @description Change name, description, tags, folder, brand, focus or rights of a file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAssetsByAssetIdArchive: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                assetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Hide a file from the library; where it is used it stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAssetsByAssetIdFile: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                assetId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": unknown;
            };
        };
        responses: {
            /** @description Replace the file of an asset, which keeps its id and its history: `multipart/form-data` with `file` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAssetsByAssetIdFit: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                assetId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default feed
                     * @enum {string}
                     */
                    format?: "feed" | "reel" | "story" | "draft";
                    /** @enum {string} */
                    network: "facebook" | "instagram" | "tiktok" | "linkedin";
                };
            };
        };
        responses: {
            /** @description Make a copy of a picture that a network takes. 200 when the same copy is there already */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAssetsByAssetIdMediaLink: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                assetId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 3600 */
                    expiresInSeconds?: number;
                    /** @default null */
                    rendition?: string | null;
                };
            };
        };
        responses: {
            /** @description Make an address that anyone may fetch until it expires, for networks that pull media */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaLink"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssetsByAssetIdRenditions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the sizes that networks want; each is made when first asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssetRendition"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAssetsByAssetIdRestore: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                assetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bring an archived file back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssetsByAssetIdUses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List where a file is in use */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssetUse"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssetsByAssetIdVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the files that an asset has had, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssetVersion"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAssetsByAssetIdVersionsByNumberRestore: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                assetId: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bring an earlier file of an asset back as its newest */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAssetsBulk: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    addTags?: string[];
                    archived?: boolean;
                    assetIds: string[];
                    /** Format: uuid */
                    folderId?: string | null;
                    removeTags?: string[];
                    rights?: {
                        /**
                         * Format: date
                         * @description Last day on which the file may be used
                         */
                        expiresOn?: string;
                        /** @description Name or number of the licence */
                        licence?: string;
                        model?: string;
                        note?: string;
                        prompt?: string;
                        /** @enum {string} */
                        source: "own" | "stock" | "ai";
                    };
                };
            };
        };
        responses: {
            /** @description Archive, restore, move, tag or set the rights of up to 100 files */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAssetsResult"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAssetsDocuments: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Pictures, a page each, in this order */
                    assetIds: string[];
                    /**
                     * Format: uuid
                     * @default null
                     */
                    brandId?: string | null;
                    title: string;
                };
            };
        };
        responses: {
            /** @description Make a PDF of pictures, a page each, all of the first one's size. 200 when the same document is there already */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAssetsImport: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @default null
                     */
                    brandId?: string | null;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    folderId?: string | null;
                    /** @default [] */
                    tags?: string[];
                    /** Format: uri */
                    url: string;
                };
            };
        };
        responses: {
            /** @description Copy a file from a public https address into the library */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAssetsUploads: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    alt?: string | null;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    brandId?: string | null;
                    byteLength: number;
                    fileName: string;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    folderId?: string | null;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    replaceAssetId?: string | null;
                    /** @default [] */
                    tags?: string[];
                };
            };
        };
        responses: {
            /** @description Begin an upload in parts, for files of up to 2 GB. `PUT` each part to its address, then complete it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetUpload"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssetsUploadsByUploadId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read an upload: what has arrived, and fresh addresses for what has not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetUpload"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAssetsUploadsByUploadId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give an upload up */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetUpload"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAssetsUploadsByUploadIdComplete: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Check an upload whose parts have all arrived and put it into the library. Safe to repeat */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAudit: {
        parameters: {
            query?: {
                action?: string;
                actorId?: string;
                cursor?: string;
                limit?: number;
                subjectId?: string;
                subjectType?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read the audit log, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBrandProposalsByBrandProposalId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brandProposalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a proposal and how far its reading is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandProposal"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBrandProposalsByBrandProposalIdAccept: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                brandProposalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    brand: {
                        brandColors?: string[];
                        /** @description Statements that the brand can prove; what stands inside one is not questioned */
                        claims?: string[];
                        description?: string | null;
                        dontWords?: string[];
                        doWords?: string[];
                        /** @enum {string} */
                        emojiPolicy?: "any" | "few" | "none";
                        /**
                         * @description How Vietnamese readers are addressed
                         * @enum {string}
                         */
                        formality?: "any" | "ban" | "anh_chi" | "quy_khach";
                        industry?: string | null;
                        /** @enum {string} */
                        language?: "vi" | "en";
                        /** Format: uuid */
                        logoAssetId?: string | null;
                        name?: string;
                        /** @description Must stand in every piece */
                        requiredWords?: string[];
                        targetAudience?: string | null;
                        timeZone?: string;
                        toneOfVoice?: string | null;
                        /** Format: uri */
                        websiteUrl?: string | null;
                    };
                    /** @default [] */
                    products?: {
                        /** @default [] */
                        benefits?: string[];
                        /** @default null */
                        description?: string | null;
                        /** @default [] */
                        features?: string[];
                        /** @default [] */
                        imageAssetIds?: string[];
                        name: string;
                        /** @default null */
                        price?: {
                            amount: string | number;
                            currency: string;
                        } | null;
                        /**
                         * Format: uri
                         * @default null
                         */
                        url?: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Make a brand of what was chosen, or fill in the brand that was read for */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBrandProposalsByBrandProposalIdCancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                brandProposalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stop reading, or put a proposal away */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandProposal"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBrands: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List brands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Brand"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBrands: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    brandColors?: string[];
                    /**
                     * @description Statements that the brand can prove; what stands inside one is not questioned
                     * @default []
                     */
                    claims?: string[];
                    /** @default null */
                    description?: string | null;
                    /** @default [] */
                    dontWords?: string[];
                    /** @default [] */
                    doWords?: string[];
                    /**
                     * @default any
                     * @enum {string}
                     */
                    emojiPolicy?: "any" | "few" | "none";
                    /**
                     * @description How Vietnamese readers are addressed
                     * @default any
                     * @enum {string}
                     */
                    formality?: "any" | "ban" | "anh_chi" | "quy_khach";
                    /** @default null */
                    industry?: string | null;
                    /**
                     * @default vi
                     * @enum {string}
                     */
                    language?: "vi" | "en";
                    /**
                     * Format: uuid
                     * @default null
                     */
                    logoAssetId?: string | null;
                    name: string;
                    /**
                     * @description Must stand in every piece
                     * @default []
                     */
                    requiredWords?: string[];
                    /** @default null */
                    targetAudience?: string | null;
                    /** @default Asia/Ho_Chi_Minh */
                    timeZone?: string;
                    /** @default null */
                    toneOfVoice?: string | null;
                    /**
                     * Format: uri
                     * @default null
                     */
                    websiteUrl?: string | null;
                };
            };
        };
        responses: {
            /** @description Add a brand */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBrandsByBrandId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brandId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a brand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteBrandsByBrandId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                brandId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Archive a brand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchBrandsByBrandId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                brandId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    brandColors?: string[];
                    /** @description Statements that the brand can prove; what stands inside one is not questioned */
                    claims?: string[];
                    /**
                     * Format: uuid
                     * @description Who pays for it; takes economics.write
                     */
                    clientId?: string | null;
                    description?: string | null;
                    dontWords?: string[];
                    doWords?: string[];
                    /** @enum {string} */
                    emojiPolicy?: "any" | "few" | "none";
                    /**
                     * @description How Vietnamese readers are addressed
                     * @enum {string}
                     */
                    formality?: "any" | "ban" | "anh_chi" | "quy_khach";
                    industry?: string | null;
                    /** @enum {string} */
                    language?: "vi" | "en";
                    /** Format: uuid */
                    logoAssetId?: string | null;
                    name?: string;
                    /** @description Must stand in every piece */
                    requiredWords?: string[];
                    targetAudience?: string | null;
                    timeZone?: string;
                    toneOfVoice?: string | null;
                    /** Format: uri */
                    websiteUrl?: string | null;
                };
            };
        };
        responses: {
            /** @description Change a brand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBrandsByBrandIdGuard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brandId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read everything by which texts of a brand are checked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandGuard"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBrandsByBrandIdProducts: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                q?: string;
            };
            header?: never;
            path: {
                brandId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List products of a brand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Product"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBrandsByBrandIdProducts: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                brandId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    benefits?: string[];
                    /** @default null */
                    description?: string | null;
                    /** @default [] */
                    features?: string[];
                    /** @default [] */
                    imageAssetIds?: string[];
                    name: string;
                    /** @default null */
                    price?: {
                        amount: string | number;
                        currency: string;
                    } | null;
                    /**
                     * Format: uri
                     * @default null
                     */
                    url?: string | null;
                };
            };
        };
        responses: {
            /** @description Add a product */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBrandsByBrandIdRestore: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                brandId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bring an archived brand back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBrandsDemo: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default cafe
                     * @enum {string}
                     */
                    demo?: "cafe" | "spa" | "real-estate";
                };
            };
        };
        responses: {
            /** @description Load a demo brand with products and pictures */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBrandsFromWebsite: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description A brand to fill in; null proposes a new one
                     * @default null
                     */
                    brandId?: string | null;
                    /**
                     * @description Past posts, one a string
                     * @default []
                     */
                    posts?: string[];
                    /** @default null */
                    url?: string | null;
                    /**
                     * @description Also ask the configured model for wording; takes contents.generate
                     * @default true
                     */
                    useModel?: boolean;
                };
            };
        };
        responses: {
            /** @description Read a website or past posts and propose a brand */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandProposal"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCampaignSlots: {
        parameters: {
            query?: {
                brandId?: string;
                cursor?: string;
                from?: string;
                limit?: number;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List slots of all campaigns that hold a place in the calendar and are not scheduled yet, by time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CampaignSlot"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCampaigns: {
        parameters: {
            query?: {
                brandId?: string;
                cursor?: string;
                limit?: number;
                month?: string;
                status?: "planning" | "running" | "paused" | "cancelled" | "done";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List campaigns, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Campaign"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCampaignsByCampaignId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a campaign with its progress and cost */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByCampaignIdAcceptAll: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    submit?: boolean;
                };
            };
        };
        responses: {
            /** @description Accept every draft, and submit them where asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignBulkResult"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByCampaignIdCancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stop: what is not called for yet is cancelled, drafts stay */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCampaignsByCampaignIdExport: {
        parameters: {
            query?: {
                language?: "vi" | "en";
            };
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Download a campaign's plan as CSV */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByCampaignIdPause: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Begin no more texts; those not called for yet go back into the plan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByCampaignIdResume: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Go on; failed and cancelled slots get another try */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByCampaignIdSchedule: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    slotIds?: string[];
                };
            };
        };
        responses: {
            /** @description Plan accepted and approved posts on the connected channels of their networks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignBulkResult"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCampaignsByCampaignIdSlots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List a campaign's slots in the order of their time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CampaignSlot"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchCampaignsByCampaignIdSlotsBySlotId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                campaignId: string;
                slotId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    productId?: string | null;
                    scheduledAt?: string;
                    topic?: string;
                };
            };
        };
        responses: {
            /** @description Move a slot, or change its topic before it is written */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignSlot"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByCampaignIdSlotsBySlotIdAccept: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
                slotId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    submit?: boolean;
                };
            };
        };
        responses: {
            /** @description Accept a draft, and submit it for approval where asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignSlot"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCampaignsByCampaignIdSlotsBySlotIdHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
                slotId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read what a slot held before, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CampaignSlotHistory"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByCampaignIdSlotsBySlotIdReject: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
                slotId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    reason?: string | null;
                    /** @default true */
                    replan?: boolean;
                    topic?: string;
                };
            };
        };
        responses: {
            /** @description Reject a text and plan this slot alone anew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignSlot"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByCampaignIdSlotsBySlotIdReopen: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
                slotId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take an acceptance or a rejection back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignSlot"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsByCampaignIdSlotsBySlotIdRetry: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
                slotId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Try a failed, cancelled or empty slot again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignSlot"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsEstimate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 10 */
                    ads?: number;
                    /** Format: uuid */
                    brandId: string;
                    /** @default  */
                    brief?: string;
                    /** @default 0 */
                    landing?: number;
                    /** @enum {string} */
                    language?: "vi" | "en";
                    /** @default 3 */
                    maxPerDay?: number;
                    month: string;
                    name?: string;
                    platforms?: ("facebook" | "instagram" | "tiktok" | "linkedin")[];
                    /** @default 30 */
                    posts?: number;
                    productIds?: string[];
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    seed?: number;
                    /** @default 0 */
                    videos?: number;
                };
            };
        };
        responses: {
            /** @description Say what a plan would hold and cost at most; stores nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignEstimate"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsImport: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId: string;
                    /** @default  */
                    brief?: string;
                    csv: string;
                    /** @enum {string} */
                    language?: "vi" | "en";
                    name?: string;
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                };
            };
        };
        responses: {
            /** @description Make a campaign of a CSV file, all rows or none */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedCampaign"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsImportPreview: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId: string;
                    /** @default  */
                    brief?: string;
                    csv: string;
                    /** @enum {string} */
                    language?: "vi" | "en";
                    name?: string;
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                };
            };
        };
        responses: {
            /** @description Read a plan from CSV and name every wrong cell; stores nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignImportPreview"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCampaignsPlan: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 10 */
                    ads?: number;
                    /** Format: uuid */
                    brandId: string;
                    /** @default  */
                    brief?: string;
                    /** @default 0 */
                    landing?: number;
                    /** @enum {string} */
                    language?: "vi" | "en";
                    /** @default 3 */
                    maxPerDay?: number;
                    month: string;
                    name?: string;
                    platforms?: ("facebook" | "instagram" | "tiktok" | "linkedin")[];
                    /** @default 30 */
                    posts?: number;
                    productIds?: string[];
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    seed?: number;
                    /** @default 0 */
                    videos?: number;
                };
            };
        };
        responses: {
            /** @description Plan a month: slots at once, texts as they are written */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedCampaign"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChannels: {
        parameters: {
            query?: {
                brandId?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List channels */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Channel"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChannelsByChannelId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a channel */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteChannelsByChannelId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                channelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Disconnect a channel and cancel its plans */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postChannelsByChannelIdCheck: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                channelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ask the network whether posting will work */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChannelsByChannelIdQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read when a channel's queue sends, and its next free times */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelQueue"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putChannelsByChannelIdQueue: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                channelId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    slots: {
                        time: string;
                        weekday: number;
                    }[];
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Set the weekly times of a channel's queue */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelQueue"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteChannelsByChannelIdQueue: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                channelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Go back to the usual times of the channel's network */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelQueue"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChannelsCallbackByNetwork: {
        parameters: {
            query?: {
                code?: string;
                error?: string;
                state?: string;
            };
            header?: never;
            path: {
                network: "facebook" | "instagram" | "tiktok" | "linkedin";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where a network's dialog returns to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postChannelsConnect: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId: string;
                    /** @enum {string} */
                    environment?: "sandbox" | "live";
                    login?: string;
                    /** @enum {string} */
                    network: "facebook" | "instagram" | "tiktok" | "linkedin";
                };
            };
        };
        responses: {
            /** @description Start connecting an account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectReply"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChannelsGrantsByGrantId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read what a dialog granted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthGrant"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postChannelsGrantsByGrantIdConnect: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                grantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    remoteIds: string[];
                };
            };
        };
        responses: {
            /** @description Connect the chosen pages */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Channel"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChannelsNetworks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the networks that can be connected here */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkOptions"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClients: {
        parameters: {
            query?: {
                archived?: "true" | "false";
                cursor?: string;
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List clients */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Client"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postClients: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    address?: string | null;
                    /**
                     * @description Brands to take over, also from another client
                     * @default []
                     */
                    brandIds?: string[];
                    /** @default null */
                    contactName?: string | null;
                    /**
                     * Format: email
                     * @default null
                     */
                    email?: string | null;
                    /**
                     * @description Language of the statement
                     * @default vi
                     * @enum {string}
                     */
                    language?: "vi" | "en";
                    /** @default null */
                    legalName?: string | null;
                    name: string;
                    /** @default null */
                    notes?: string | null;
                    /**
                     * Format: uuid
                     * @description Subscribes from this month on
                     */
                    planId?: string;
                    /** @default null */
                    taxCode?: string | null;
                };
            };
        };
        responses: {
            /** @description Add a client */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClientsByClientId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a client */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteClientsByClientId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Archive a client */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchClientsByClientId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string | null;
                    /** @description All brands of the client; others are let go */
                    brandIds?: string[];
                    contactName?: string | null;
                    /** Format: email */
                    email?: string | null;
                    /**
                     * @description Language of the statement
                     * @enum {string}
                     */
                    language?: "vi" | "en";
                    legalName?: string | null;
                    name?: string;
                    notes?: string | null;
                    taxCode?: string | null;
                };
            };
        };
        responses: {
            /** @description Change a client */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postClientsByClientIdRestore: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bring an archived client back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClientsByClientIdSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the plans that a client had and has */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Subscription"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postClientsByClientIdSubscriptions: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    planId: string;
                    /** @description First month on this plan; absent: this month. A plan before it ends with the month before */
                    startMonth?: string;
                };
            };
        };
        responses: {
            /** @description Put a client on a plan from a month on */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postClientsByClientIdSubscriptionsEnd: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Last month that is billed; absent: this month */
                    endMonth?: string;
                };
            };
        };
        responses: {
            /** @description End a client's subscription with a month */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContents: {
        parameters: {
            query?: {
                brandId?: string;
                cursor?: string;
                from?: string;
                limit?: number;
                q?: string;
                status?: "draft" | "in_review" | "changes_requested" | "approved" | "scheduled" | "published" | "archived";
                to?: string;
                type?: "social" | "ads" | "landing" | "video";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List contents */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ContentSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContents: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId: string;
                    document: components["schemas"]["ContentDocument"];
                    /**
                     * @default vi
                     * @enum {string}
                     */
                    language?: "vi" | "en";
                    /** @enum {string} */
                    platform: "facebook" | "instagram" | "tiktok" | "linkedin" | "meta_ads" | "google_ads" | "website" | "youtube";
                    /**
                     * Format: uuid
                     * @default null
                     */
                    productId?: string | null;
                    /** @default  */
                    topic?: string;
                };
            };
        };
        responses: {
            /** @description Add content that a person wrote */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContentsByContentId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteContentsByContentId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Archive content and cancel what is planned */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchContentsByContentId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document?: components["schemas"]["ContentDocument"];
                    /** @description It promotes the brand's own business */
                    ownBrandPromotion?: boolean;
                    /** @description A third party pays for it */
                    paidPartnership?: boolean;
                    /** Format: uuid */
                    productId?: string | null;
                    topic?: string;
                    /** Format: uuid */
                    versionId?: string;
                };
            };
        };
        responses: {
            /** @description Edit content as a new revision */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContentsByContentIdApprovals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read the approvals of content, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Approval"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContentsByContentIdApprove: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    note?: string | null;
                    /** @default null */
                    override?: {
                        reason: string;
                    } | null;
                    /** Format: uuid */
                    revisionId?: string;
                };
            };
        };
        responses: {
            /** @description Approve exactly what was submitted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContentsByContentIdChooseVersion: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    versionId: string;
                };
            };
        };
        responses: {
            /** @description Put an alternative in force */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContentsByContentIdDuplicate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Make a new draft from content */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContentsByContentIdEvaluationCase: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    avoid?: string[];
                    /** Format: uuid */
                    versionId?: string;
                };
            };
        };
        responses: {
            /** @description Make a case of a text that was edited or rejected; asked twice, it is the same case */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationCase"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContentsByContentIdGraphicTextsByTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contentId: string;
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read what a content says in each place of a template */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentGraphicTexts"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContentsByContentIdGraphics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the graphics of a content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentGraphics"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putContentsByContentIdMedia: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    media: {
                        /** @default null */
                        alt?: string | null;
                        /** Format: uuid */
                        assetId: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Set the pictures */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putContentsByContentIdPlacementsByNetwork: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                contentId: string;
                network: "facebook" | "instagram" | "tiktok" | "linkedin";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    firstComment?: string | null;
                    /**
                     * @default null
                     * @enum {string|null}
                     */
                    format?: "feed" | "reel" | "story" | "draft" | null;
                    /** @default null */
                    link?: "" | string | null;
                    /** @default null */
                    media?: {
                        /** @default null */
                        alt?: string | null;
                        /** Format: uuid */
                        assetId: string;
                    }[] | null;
                    /** @default null */
                    options?: {
                        /** @default false */
                        allowComment?: boolean;
                        /** @default false */
                        allowDuet?: boolean;
                        /** @default false */
                        allowStitch?: boolean;
                        /** @default [] */
                        collaborators?: string[];
                        /** @default null */
                        coverSeconds?: number | null;
                        /** @default null */
                        privacyLevel?: string | null;
                        /** @default true */
                        shareToFeed?: boolean;
                        /**
                         * @default null
                         * @enum {string|null}
                         */
                        visibility?: "PUBLIC" | "CONNECTIONS" | "LOGGED_IN" | null;
                    } | null;
                    /** @default null */
                    text?: string | null;
                    /** @default null */
                    title?: string | null;
                };
            };
        };
        responses: {
            /** @description Say what one network gets differently */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContentsByContentIdPublishNow: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    channelIds: string[];
                };
            };
        };
        responses: {
            /** @description Publish approved content as soon as possible */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchedulePlan"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContentsByContentIdRegenerate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    promptId?: string;
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    seed?: number;
                    /** @default {} */
                    variables?: {
                        [key: string]: string | number | boolean;
                    };
                    /** @default 1 */
                    versions?: number;
                };
            };
        };
        responses: {
            /** @description Write further alternatives from the content's own brief; with `Accept: text/event-stream` the run's events come at once */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedRun"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContentsByContentIdRequestChanges: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            /** @description Send content back with a note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContentsByContentIdRestore: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take archived content back as a draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContentsByContentIdRevisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read every edit, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ContentRevision"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContentsByContentIdSchedule: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    channelIds: string[];
                    /** @default [] */
                    ownTimes?: {
                        /** Format: uuid */
                        channelId: string;
                        scheduledAt: string | "next_slot";
                    }[];
                    scheduledAt: string | "next_slot";
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Plan approved content on channels */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchedulePlan"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContentsByContentIdSubmit: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    note?: string | null;
                    /** @default null */
                    override?: {
                        reason: string;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Submit content for approval */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContentsByContentIdTransform: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    operation: "shorten";
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                } | {
                    /** @enum {string} */
                    operation: "lengthen";
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                } | {
                    /** @enum {string} */
                    operation: "friendlier";
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                } | {
                    /** @enum {string} */
                    operation: "formal";
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                } | {
                    /** @enum {string} */
                    operation: "adapt";
                    /** @enum {string} */
                    platform: "facebook" | "instagram" | "tiktok" | "linkedin" | "meta_ads" | "google_ads" | "website" | "youtube";
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                } | {
                    /** @enum {string} */
                    language: "vi" | "en";
                    /** @enum {string} */
                    operation: "translate";
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                } | {
                    instruction: string;
                    /** @enum {string} */
                    operation: "instruct";
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                } | {
                    instruction?: string;
                    /** @enum {string} */
                    operation: "field";
                    pointer: string;
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                } | {
                    /** @enum {string} */
                    operation: "repair";
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                    /** @default [] */
                    violations?: {
                        code: string;
                        detail: string;
                        pointer: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Rewrite a version: shorter, longer, friendlier, more formal, for another network, in another language, as asked, one place, or repaired */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedRun"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContentsByContentIdTransformEstimate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    operation: "shorten";
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                } | {
                    /** @enum {string} */
                    operation: "lengthen";
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                } | {
                    /** @enum {string} */
                    operation: "friendlier";
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                } | {
                    /** @enum {string} */
                    operation: "formal";
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                } | {
                    /** @enum {string} */
                    operation: "adapt";
                    /** @enum {string} */
                    platform: "facebook" | "instagram" | "tiktok" | "linkedin" | "meta_ads" | "google_ads" | "website" | "youtube";
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                } | {
                    /** @enum {string} */
                    language: "vi" | "en";
                    /** @enum {string} */
                    operation: "translate";
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                } | {
                    instruction: string;
                    /** @enum {string} */
                    operation: "instruct";
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                } | {
                    instruction?: string;
                    /** @enum {string} */
                    operation: "field";
                    pointer: string;
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                } | {
                    /** @enum {string} */
                    operation: "repair";
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    /** Format: uuid */
                    revisionId?: string;
                    seed?: number;
                    /** Format: uuid */
                    versionId?: string;
                    /** @default 1 */
                    versions?: number;
                    /** @default [] */
                    violations?: {
                        code: string;
                        detail: string;
                        pointer: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Say what a rewrite would cost, without writing it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunEstimate"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContentsByContentIdUnschedule: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancel every open plan of content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteContentsByContentIdVersionsByVersionId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contentId: string;
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Discard an alternative; its text and its cost are kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContentsByContentIdVersionsByVersionIdRestore: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                contentId: string;
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a discarded alternative back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Content"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContentsGenerate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId: string;
                    /**
                     * @default vi
                     * @enum {string}
                     */
                    language?: "vi" | "en";
                    /**
                     * @default facebook
                     * @enum {string}
                     */
                    platform?: "facebook" | "instagram" | "tiktok" | "linkedin" | "meta_ads" | "google_ads" | "website" | "youtube";
                    /**
                     * Format: uuid
                     * @default null
                     */
                    productId?: string | null;
                    /** Format: uuid */
                    promptId?: string;
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    seed?: number;
                    topic: string;
                    /**
                     * @default social
                     * @enum {string}
                     */
                    type?: "social" | "ads" | "landing" | "video";
                    /** @default {} */
                    variables?: {
                        [key: string]: string | number | boolean;
                    };
                    /** @default 3 */
                    versions?: number;
                };
            };
        };
        responses: {
            /** @description Write drafts; with `Accept: text/event-stream` the run's events come at once */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedRun"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postContentsGenerateEstimate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId: string;
                    /**
                     * @default vi
                     * @enum {string}
                     */
                    language?: "vi" | "en";
                    /**
                     * @default facebook
                     * @enum {string}
                     */
                    platform?: "facebook" | "instagram" | "tiktok" | "linkedin" | "meta_ads" | "google_ads" | "website" | "youtube";
                    /**
                     * Format: uuid
                     * @default null
                     */
                    productId?: string | null;
                    /** Format: uuid */
                    promptId?: string;
                    /**
                     * @default fast
                     * @enum {string}
                     */
                    purpose?: "fast" | "cheap" | "quality" | "longform" | "vision";
                    seed?: number;
                    topic: string;
                    /**
                     * @default social
                     * @enum {string}
                     */
                    type?: "social" | "ads" | "landing" | "video";
                    /** @default {} */
                    variables?: {
                        [key: string]: string | number | boolean;
                    };
                    /** @default 3 */
                    versions?: number;
                };
            };
        };
        responses: {
            /** @description Say what drafts would cost, without writing them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunEstimate"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContentsGoogleAdsCsv: {
        parameters: {
            query: {
                adGroup?: string;
                campaign?: string;
                contentIds: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Export search ads for Google Ads Editor */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDataDeletionsByCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read what became of a request to delete a person's data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataDeletion"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEconomicsAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List margins, quotas and budgets that want a look */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EconomicsAlert"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEconomicsBudgets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the limits with what is spent of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Budget"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putEconomicsBudgets: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    allowUnknownPrices?: boolean;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    brandId?: string | null;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    campaignId?: string | null;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    clientId?: string | null;
                    limit: {
                        amount: string | number;
                        currency: string;
                    };
                    /** @default null */
                    month?: string | null;
                };
            };
        };
        responses: {
            /** @description Set a limit */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteEconomicsBudgetsByBudgetId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                budgetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a limit away */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEconomicsClientsByClientId: {
        parameters: {
            query?: {
                /** @description Absent: the running one */
                month?: string;
            };
            header?: never;
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a client's month */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientMonthDetail"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEconomicsClientsByClientIdPieces: {
        parameters: {
            query?: {
                cursor?: string;
                kind?: "posts" | "ads" | "landing" | "videos";
                limit?: number;
                /** @description Absent: the running one */
                month?: string;
            };
            header?: never;
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the contents that counted in a client's month, with their cost */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Piece"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEconomicsClientsByClientIdStatement: {
        parameters: {
            query?: {
                /** @description Absent: the running one */
                month?: string;
            };
            header?: never;
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read what a client owes for a month */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statement"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEconomicsClientsByClientIdStatementCsv: {
        parameters: {
            query?: {
                /** @description Absent: the client's */
                language?: "vi" | "en";
                /** @description Absent: the running one */
                month?: string;
            };
            header?: never;
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Export what a client owes for a month as CSV */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEconomicsClientsByClientIdStatementPdf: {
        parameters: {
            query?: {
                /** @description Absent: the client's */
                language?: "vi" | "en";
                /** @description Absent: the running one */
                month?: string;
            };
            header?: never;
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Export what a client owes for a month as PDF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEconomicsFixedCosts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List fixed costs, with presets to begin with */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["FixedCost"][];
                        presets: components["schemas"]["FixedCostPreset"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEconomicsFixedCosts: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description For one month */
                    amount: {
                        amount: string | number;
                        /** @enum {string} */
                        currency: "USD" | "VND";
                    };
                    /**
                     * @description Last month; null: goes on
                     * @default null
                     */
                    endMonth?: string | null;
                    name: string;
                    /** @description Absent: this month */
                    startMonth?: string;
                };
            };
        };
        responses: {
            /** @description Add a fixed cost */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FixedCost"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteEconomicsFixedCostsByFixedCostId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                fixedCostId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a fixed cost from every month */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FixedCost"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchEconomicsFixedCostsByFixedCostId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                fixedCostId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description For one month */
                    amount?: {
                        amount: string | number;
                        /** @enum {string} */
                        currency: "USD" | "VND";
                    };
                    /** @description Last month; null: goes on */
                    endMonth?: string | null;
                    name?: string;
                    startMonth?: string;
                };
            };
        };
        responses: {
            /** @description Change a fixed cost */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FixedCost"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEconomicsLedger: {
        parameters: {
            query?: {
                brandId?: string;
                campaignId?: string;
                clientId?: string;
                contentId?: string;
                cursor?: string;
                environment?: "sandbox" | "live";
                from?: string;
                kind?: string;
                limit?: number;
                model?: string;
                month?: string;
                outcome?: string;
                provider?: string;
                /** @description Anywhere in provider, model or outcome, or the beginning of a request id */
                q?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List every paid call, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LedgerEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEconomicsLedgerCsv: {
        parameters: {
            query?: {
                brandId?: string;
                campaignId?: string;
                clientId?: string;
                contentId?: string;
                environment?: "sandbox" | "live";
                from?: string;
                kind?: string;
                /** @description Of the spreadsheet: separators and decimals */
                language?: "vi" | "en";
                model?: string;
                month?: string;
                outcome?: string;
                provider?: string;
                /** @description Anywhere in provider, model or outcome, or the beginning of a request id */
                q?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Export the calls that a filter finds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEconomicsLedgerTotals: {
        parameters: {
            query?: {
                brandId?: string;
                campaignId?: string;
                clientId?: string;
                contentId?: string;
                environment?: "sandbox" | "live";
                from?: string;
                kind?: string;
                model?: string;
                month?: string;
                outcome?: string;
                provider?: string;
                /** @description Anywhere in provider, model or outcome, or the beginning of a request id */
                q?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sum the calls that a filter finds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerTotals"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEconomicsOverview: {
        parameters: {
            query?: {
                /** @description Absent: the running one */
                month?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read what a month left, client by client */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EconomicsOverview"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEconomicsPlans: {
        parameters: {
            query?: {
                archived?: "true" | "false";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List plans */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Plan"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEconomicsPlans: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default allow
                     * @enum {string}
                     */
                    atQuota?: "allow" | "refuse";
                    name: string;
                    /**
                     * @description Per piece beyond the quota, in the price's currency
                     * @default {
                     *       "posts": "0",
                     *       "ads": "0",
                     *       "landing": "0",
                     *       "videos": "0"
                     *     }
                     */
                    overagePrices?: {
                        /** @default 0 */
                        ads?: string | number;
                        /** @default 0 */
                        landing?: string | number;
                        /** @default 0 */
                        posts?: string | number;
                        /** @default 0 */
                        videos?: string | number;
                    };
                    price: {
                        amount: string | number;
                        /** @enum {string} */
                        currency: "USD" | "VND";
                    };
                    quota: {
                        /** @default 0 */
                        ads?: number;
                        /** @default 0 */
                        landing?: number;
                        /** @default 0 */
                        posts?: number;
                        /** @default 0 */
                        videos?: number;
                    };
                    /** @default 80 */
                    warnAtPercent?: number;
                };
            };
        };
        responses: {
            /** @description Add a plan */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEconomicsPlansByPlanId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                planId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a plan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteEconomicsPlansByPlanId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                planId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Archive a plan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchEconomicsPlansByPlanId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                planId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    atQuota?: "allow" | "refuse";
                    name?: string;
                    /** @description Per piece beyond the quota, in the price's currency */
                    overagePrices?: {
                        /** @default 0 */
                        ads?: string | number;
                        /** @default 0 */
                        landing?: string | number;
                        /** @default 0 */
                        posts?: string | number;
                        /** @default 0 */
                        videos?: string | number;
                    };
                    price?: {
                        amount: string | number;
                        /** @enum {string} */
                        currency: "USD" | "VND";
                    };
                    quota?: {
                        /** @default 0 */
                        ads?: number;
                        /** @default 0 */
                        landing?: number;
                        /** @default 0 */
                        posts?: number;
                        /** @default 0 */
                        videos?: number;
                    };
                    warnAtPercent?: number;
                };
            };
        };
        responses: {
            /** @description Change a plan for new subscriptions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEconomicsSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read exchange rate, hourly rates and how costs are shared */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EconomicsSettings"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchEconomicsSettings: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    alertBelowPercent?: number;
                    exchangeRate?: {
                        /** Format: date */
                        date: string;
                        vndPerUsd: string | number;
                    };
                    /** @enum {string} */
                    fixedCostSplit?: "pieces" | "equal";
                    hourlyRate?: {
                        amount: string | number;
                        /** @enum {string} */
                        currency: "USD" | "VND";
                    } | null;
                    issuer?: {
                        /** @default  */
                        address?: string;
                        /** @default  */
                        email?: string;
                        /** @default  */
                        name?: string;
                        /**
                         * @description How to pay: bank, account
                         * @default
                         */
                        payment?: string;
                        /** @default  */
                        taxCode?: string;
                    };
                    /** @description All of them; a member left out has the common rate */
                    memberRates?: {
                        hourlyRate: {
                            amount: string | number;
                            /** @enum {string} */
                            currency: "USD" | "VND";
                        };
                        /** Format: uuid */
                        userId: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Change exchange rate, hourly rates and how costs are shared */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EconomicsSettings"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEconomicsSimulate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    scenario: {
                        clients: number;
                        /** @enum {string} */
                        currency: "USD" | "VND";
                        exchangeRate: string;
                        fixedCosts: {
                            name: string;
                            usd: string;
                        }[];
                        hourlyRate: string;
                        pieces: {
                            ads?: {
                                ai: {
                                    /** @enum {string} */
                                    kind: "flat";
                                    usd: string;
                                } | {
                                    cacheReadTokens: number;
                                    inputTokens: number;
                                    /** @enum {string} */
                                    kind: "tokens";
                                    mix: {
                                        cacheRead: string;
                                        input: string;
                                        model: string;
                                        output: string;
                                        provider: string;
                                        share: number;
                                    }[];
                                    outputTokens: number;
                                    versions: number;
                                };
                                minutes: number;
                                quota: number;
                                renderingUsd: string;
                            };
                            landing?: {
                                ai: {
                                    /** @enum {string} */
                                    kind: "flat";
                                    usd: string;
                                } | {
                                    cacheReadTokens: number;
                                    inputTokens: number;
                                    /** @enum {string} */
                                    kind: "tokens";
                                    mix: {
                                        cacheRead: string;
                                        input: string;
                                        model: string;
                                        output: string;
                                        provider: string;
                                        share: number;
                                    }[];
                                    outputTokens: number;
                                    versions: number;
                                };
                                minutes: number;
                                quota: number;
                                renderingUsd: string;
                            };
                            posts?: {
                                ai: {
                                    /** @enum {string} */
                                    kind: "flat";
                                    usd: string;
                                } | {
                                    cacheReadTokens: number;
                                    inputTokens: number;
                                    /** @enum {string} */
                                    kind: "tokens";
                                    mix: {
                                        cacheRead: string;
                                        input: string;
                                        model: string;
                                        output: string;
                                        provider: string;
                                        share: number;
                                    }[];
                                    outputTokens: number;
                                    versions: number;
                                };
                                minutes: number;
                                quota: number;
                                renderingUsd: string;
                            };
                            videos?: {
                                ai: {
                                    /** @enum {string} */
                                    kind: "flat";
                                    usd: string;
                                } | {
                                    cacheReadTokens: number;
                                    inputTokens: number;
                                    /** @enum {string} */
                                    kind: "tokens";
                                    mix: {
                                        cacheRead: string;
                                        input: string;
                                        model: string;
                                        output: string;
                                        provider: string;
                                        share: number;
                                    }[];
                                    outputTokens: number;
                                    versions: number;
                                };
                                minutes: number;
                                quota: number;
                                renderingUsd: string;
                            };
                        };
                        price: string;
                    };
                };
            };
        };
        responses: {
            /** @description Work out a month on paper */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulation"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEconomicsSimulator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read where a simulation begins, and what the ledger says of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulatorStart"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvaluationCasesByEvaluationCaseId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evaluationCaseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a case */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationCase"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteEvaluationCasesByEvaluationCaseId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                evaluationCaseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a case; its results stay */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchEvaluationCasesByEvaluationCaseId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                evaluationCaseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    checks?: components["schemas"]["EvaluationCheck"][];
                    isActive?: boolean;
                    name?: string;
                    note?: string | null;
                    topic?: string;
                    variables?: {
                        [key: string]: string | number | boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Change a case or switch it off */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationCase"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvaluationRunsByEvaluationRunId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evaluationRunId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a run with its results so far */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationRunDetail"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postEvaluationRunsByEvaluationRunIdCancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                evaluationRunId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stop a run; finished results stay */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationRun"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvents: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read what happened after a position of the event stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StreamEvent"][];
                        /** @description Pass it as `after` to continue */
                        position: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGenerationRuns: {
        parameters: {
            query?: {
                brandId?: string;
                contentId?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List generation runs, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GenerationRun"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGenerationRunsByRunId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a run with its text so far */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationRun"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGenerationRunsByRunIdAttempts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List every call of a run and how it ended, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GenerationAttempt"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postGenerationRunsByRunIdCancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stop a run; finished versions stay */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationRun"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGenerationRunsByRunIdEvents: {
        parameters: {
            query?: {
                from?: string;
            };
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Follow a run as server-sent events; continues after Last-Event-ID or ?from= */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postGraphics: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The size that goes among the content's pictures
                     * @default null
                     * @enum {string|null}
                     */
                    attachedSize?: "1:1" | "4:5" | "9:16" | "1.91:1" | "16:9" | null;
                    /** Format: uuid */
                    contentId: string;
                    fields: components["schemas"]["GraphicFields"];
                    /**
                     * @description Null: those that the content's networks want
                     * @default null
                     */
                    sizes?: ("1:1" | "4:5" | "9:16" | "1.91:1" | "16:9")[] | null;
                    template: string;
                };
            };
        };
        responses: {
            /** @description Keep a graphic with a content, in the sizes of its networks. 200 when the same one is there already */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentGraphic"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGraphicsByGraphicId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                graphicId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a graphic */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentGraphic"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteGraphicsByGraphicId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                graphicId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a graphic away, and its picture out of the content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchGraphicsByGraphicId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                graphicId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string|null} */
                    attachedSize?: "1:1" | "4:5" | "9:16" | "1.91:1" | "16:9" | null;
                    fields?: components["schemas"]["GraphicFields"];
                    /** @description Null: those that the content's networks want */
                    sizes?: ("1:1" | "4:5" | "9:16" | "1.91:1" | "16:9")[] | null;
                    template?: string;
                };
            };
        };
        responses: {
            /** @description Change what a graphic shows, its sizes, or which one the content shows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentGraphic"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postGraphicsPreview: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    contentId: string;
                    fields: components["schemas"]["GraphicFields"];
                    /** @default null */
                    maxSide?: number | null;
                    /** @enum {string} */
                    size: "1:1" | "4:5" | "9:16" | "1.91:1" | "16:9";
                    template: string;
                };
            };
        };
        responses: {
            /** @description Draw a graphic without keeping it; what had to give way stands in the header X-Graphic-Warnings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postGraphicsSuggest: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    contentId: string;
                };
            };
        };
        responses: {
            /** @description Suggest three templates for a content, filled with its texts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["GraphicSuggestion"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGraphicsTemplates: {
        parameters: {
            query: {
                brandId: string;
                size?: "1:1" | "4:5" | "9:16" | "1.91:1" | "16:9";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List templates as they look for a brand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ListedGraphicTemplate"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGraphicsTemplatesThumbnail: {
        parameters: {
            query: {
                brandId: string;
                size?: "1:1" | "4:5" | "9:16" | "1.91:1" | "16:9";
                template: string;
                v?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Look at a template as it looks for a brand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGuardSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read the words that advertising law restricts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardSettings"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putGuardSettings: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    restrictedWords: components["schemas"]["RestrictedWord"][] | null;
                };
            };
        };
        responses: {
            /** @description Set the words that advertising law restricts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardSettings"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postImagesEstimate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default 1:1
                     * @enum {string}
                     */
                    aspectRatio?: "1:1" | "4:5" | "5:4" | "9:16" | "16:9" | "3:2" | "2:3" | "4:3" | "3:4" | "1.91:1";
                    /** Format: uuid */
                    brandId: string;
                    /**
                     * Format: uuid
                     * @description The content that it is made for, so that a piece knows its cost
                     * @default null
                     */
                    contentId?: string | null;
                    /** @default 1 */
                    count?: number;
                    /** @description Absent: the provider's usual one */
                    model?: string;
                    /** @default null */
                    negativePrompt?: string | null;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    productId?: string | null;
                    /** @default  */
                    prompt?: string;
                    /**
                     * Format: uuid
                     * @description A template of the category `image`; the prompt then says what is particular
                     */
                    promptId?: string;
                    /**
                     * @description Absent: the first that is set up, else the offline studio
                     * @enum {string}
                     */
                    provider?: "offline" | "openai" | "replicate" | "leonardo" | "midjourney";
                    /**
                     * @default standard
                     * @enum {string}
                     */
                    quality?: "draft" | "standard" | "high";
                    /**
                     * @description Pictures to go by; a single one is edited
                     * @default []
                     */
                    referenceAssetIds?: string[];
                    /** @default null */
                    seed?: number | null;
                    /** @default {} */
                    variables?: {
                        [key: string]: string | number | boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Say what images would cost and which wishes would be ignored, without making them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageEstimate"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postImagesGenerate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default 1:1
                     * @enum {string}
                     */
                    aspectRatio?: "1:1" | "4:5" | "5:4" | "9:16" | "16:9" | "3:2" | "2:3" | "4:3" | "3:4" | "1.91:1";
                    /** Format: uuid */
                    brandId: string;
                    /**
                     * Format: uuid
                     * @description The content that it is made for, so that a piece knows its cost
                     * @default null
                     */
                    contentId?: string | null;
                    /** @default 1 */
                    count?: number;
                    /** @description Absent: the provider's usual one */
                    model?: string;
                    /** @default null */
                    negativePrompt?: string | null;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    productId?: string | null;
                    /** @default  */
                    prompt?: string;
                    /**
                     * Format: uuid
                     * @description A template of the category `image`; the prompt then says what is particular
                     */
                    promptId?: string;
                    /**
                     * @description Absent: the first that is set up, else the offline studio
                     * @enum {string}
                     */
                    provider?: "offline" | "openai" | "replicate" | "leonardo" | "midjourney";
                    /**
                     * @default standard
                     * @enum {string}
                     */
                    quality?: "draft" | "standard" | "high";
                    /**
                     * @description Pictures to go by; a single one is edited
                     * @default []
                     */
                    referenceAssetIds?: string[];
                    /** @default null */
                    seed?: number | null;
                    /** @default {} */
                    variables?: {
                        [key: string]: string | number | boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Make images; each job copies what it makes into the library */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedJobs"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImagesMakers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List who can make images and what each knows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ImageMaker"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvitations: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List invitations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Invitation"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postInvitations: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    brandIds?: string[] | null;
                    /** Format: email */
                    email: string;
                    /** @enum {string} */
                    role: "owner" | "editor" | "approver" | "viewer";
                };
            };
        };
        responses: {
            /** @description Invite someone; the link is shown once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedInvitation"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteInvitationsByInvitationId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoke an invitation */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvitationsLookup: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read whom an invitation is for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string;
                        organizationName: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJobs: {
        parameters: {
            query?: {
                batchId?: string;
                brandId?: string;
                contentId?: string;
                cursor?: string;
                kind?: "image" | "video" | "voice" | "render";
                limit?: number;
                /** @description true: under way, or waiting for a person's word */
                open?: "true" | "false";
                status?: "queued" | "running" | "submitted" | "waiting" | "done" | "failed" | "refused" | "cancelled" | "uncertain";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List paid creations and renders, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ProviderJob"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJobsByJobId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a paid creation or render */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderJob"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postJobsByJobIdCancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stop a job; what was paid for by then is kept or booked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderJob"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJobsByJobIdCaptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read what is said when */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Captions"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putJobsByJobIdCaptions: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cues: {
                        endMs: number;
                        startMs: number;
                        text: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Edit captions; what is rendered from now on has them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Captions"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJobsByJobIdCaptionsFile: {
        parameters: {
            query?: {
                format?: "srt" | "vtt";
            };
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take captions as SubRip or WebVTT */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaptionFile"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postJobsByJobIdImport: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    assetIds: string[];
                };
            };
        };
        responses: {
            /** @description Hand in the pictures that a person made for a job */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderJob"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postJobsByJobIdResolve: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "bind";
                    remoteId: string;
                } | {
                    /** @enum {string} */
                    action: "start_again";
                };
            };
        };
        responses: {
            /** @description Say what became of a paid call whose answer was lost */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderJob"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postJobsByJobIdRetry: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Try a job again that ended without a result */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderJob"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLiveSse: {
        parameters: {
            query?: {
                lastEventId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Follow changes as server-sent events; resumes after Last-Event-ID */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read who you are and what you may do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMediaProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the makers of images, videos and voices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MediaProvider"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putMediaProvidersByName: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    apiKey?: string;
                    /** Format: uri */
                    baseUrl?: string | null;
                    sandbox?: boolean;
                    settings?: {
                        [key: string]: string;
                    };
                    webhookSecret?: string | null;
                };
            };
        };
        responses: {
            /** @description Store a key, an address or a webhook secret, or choose the sandbox */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaProvider"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postMediaProvidersByNameCheck: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ask a maker of media whether the key works */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaProviderCheck"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteMediaProvidersByNameKey: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forget a stored key */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaProvider"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMembers: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List members */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Member"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteMembersByMemberId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a member */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchMembersByMemberId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    brandIds?: string[] | null;
                    /** @enum {string} */
                    role?: "owner" | "editor" | "approver" | "viewer";
                };
            };
        };
        responses: {
            /** @description Change a member's role or brands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMetricsGroups: {
        parameters: {
            query: {
                brandId?: string;
                by: "channel" | "brand" | "network" | "promptVersion" | "prompt" | "hour" | "weekday" | "format" | "day";
                channelId?: string;
                contentId?: string;
                /** @description Live when any live post was measured, else sandbox */
                environment?: "sandbox" | "live";
                format?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Compare results by channel, prompt version, template, hour or format */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupedResults"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMetricsPosts: {
        parameters: {
            query?: {
                brandId?: string;
                channelId?: string;
                contentId?: string;
                cursor?: string;
                /** @description Live when any live post was measured, else sandbox */
                environment?: "sandbox" | "live";
                format?: string;
                from?: string;
                limit?: number;
                sort?: "newest" | "audience" | "interactions" | "rate" | "score";
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List what public posts did, newest or best first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostResult"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOccasions: {
        parameters: {
            query: {
                brandId?: string;
                language?: "vi" | "en";
                month: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the days of a month that content answers to, lunar ones included */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Occasion"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchOrganization: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    locale?: "vi" | "en";
                    name?: string;
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Change the organization */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        locale: "vi" | "en";
                        name: string;
                        timeZone: string;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPrices: {
        parameters: {
            query?: {
                model?: string;
                provider?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read the price book */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Price"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPrices: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    model: string;
                    /** @description A provider's name as in the ledger, e.g. openai */
                    provider: string;
                    rates: {
                        cacheRead: string;
                        /** @description Null: not published, then 1.25 times the input */
                        cacheWrite: string | null;
                        input: string;
                        output: string;
                    };
                    /** @default  */
                    source?: string;
                    /** @default [] */
                    tiers?: {
                        overInputTokens: number;
                        rates: {
                            cacheRead: string;
                            /** @description Null: not published, then 1.25 times the input */
                            cacheWrite: string | null;
                            input: string;
                            output: string;
                        };
                    }[];
                    /**
                     * Format: date
                     * @description Absent: today
                     */
                    validFrom?: string;
                };
            };
        };
        responses: {
            /** @description Add a dated price of a model */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Price"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProductsByProductId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a product */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProductsByProductId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Archive a product */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchProductsByProductId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                productId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    benefits?: string[];
                    description?: string | null;
                    features?: string[];
                    imageAssetIds?: string[];
                    name?: string;
                    price?: {
                        amount: string | number;
                        currency: string;
                    } | null;
                    /** Format: uri */
                    url?: string | null;
                };
            };
        };
        responses: {
            /** @description Change a product */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postProductsByProductIdRestore: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bring an archived product back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPromptSummaries: {
        parameters: {
            query: {
                promptIds: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read how several prompts do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PromptSummary"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPrompts: {
        parameters: {
            query?: {
                active?: "true" | "false";
                category?: "social" | "ads" | "landing" | "video" | "image";
                cursor?: string;
                language?: "vi" | "en";
                limit?: number;
                platform?: "facebook" | "instagram" | "tiktok" | "linkedin" | "meta_ads" | "google_ads" | "website" | "youtube";
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List prompt templates */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Prompt"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPrompts: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    category: "social" | "ads" | "landing" | "video" | "image";
                    /** @default null */
                    description?: string | null;
                    /** @enum {string} */
                    language: "vi" | "en";
                    name: string;
                    /**
                     * @default null
                     * @enum {string|null}
                     */
                    platform?: "facebook" | "instagram" | "tiktok" | "linkedin" | "meta_ads" | "google_ads" | "website" | "youtube" | null;
                    template: string;
                    /** @default [] */
                    variables?: {
                        default?: string | number | boolean;
                        label: string;
                        name: string;
                        options?: string[];
                        /** @default false */
                        required?: boolean;
                        /** @enum {string} */
                        type: "text" | "long_text" | "number" | "boolean" | "choice";
                    }[];
                };
            };
        };
        responses: {
            /** @description Add a prompt template */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prompt"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPromptsByPromptId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a prompt template */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prompt"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchPromptsByPromptId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                promptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    activeVersionId?: string;
                    description?: string | null;
                    isActive?: boolean;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Change a prompt template or choose its serving version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prompt"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putPromptsByPromptIdCanary: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                promptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    percent: number;
                    /** Format: uuid */
                    versionId: string;
                };
            };
        };
        responses: {
            /** @description Let a version serve a share of the runs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prompt"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePromptsByPromptIdCanary: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                promptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End the trial of a version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prompt"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPromptsByPromptIdCanaryPromote: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                promptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Let the version on trial serve every run */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prompt"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPromptsByPromptIdEvaluationCases: {
        parameters: {
            query?: {
                active?: "true" | "false";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                promptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the cases of a prompt, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EvaluationCase"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPromptsByPromptIdEvaluationCases: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                promptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId: string;
                    checks: components["schemas"]["EvaluationCheck"][];
                    name: string;
                    /** @default null */
                    note?: string | null;
                    /** @enum {string} */
                    platform?: "facebook" | "instagram" | "tiktok" | "linkedin" | "meta_ads" | "google_ads" | "website" | "youtube";
                    /**
                     * Format: uuid
                     * @default null
                     */
                    productId?: string | null;
                    /** @default 1 */
                    seed?: number;
                    /** @default  */
                    topic?: string;
                    /** @default {} */
                    variables?: {
                        [key: string]: string | number | boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Add a case */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationCase"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPromptsByPromptIdEvaluationRuns: {
        parameters: {
            query?: {
                cursor?: string;
                kind?: "cases" | "try";
                limit?: number;
            };
            header?: never;
            path: {
                promptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List evaluation runs of a prompt, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EvaluationRun"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPromptsByPromptIdEvaluationRuns: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                promptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Every active case unless named */
                    caseIds?: string[];
                    /** @enum {string} */
                    kind: "cases";
                    targets: {
                        model: string;
                        provider: string;
                    }[];
                    /**
                     * @description The serving version unless named
                     * @default []
                     */
                    versionIds?: string[];
                } | {
                    brands: {
                        /** Format: uuid */
                        brandId: string;
                        /**
                         * Format: uuid
                         * @default null
                         */
                        productId?: string | null;
                    }[];
                    /** @enum {string} */
                    kind: "try";
                    /** @enum {string} */
                    platform?: "facebook" | "instagram" | "tiktok" | "linkedin" | "meta_ads" | "google_ads" | "website" | "youtube";
                    /** @default 1 */
                    seed?: number;
                    targets: {
                        model: string;
                        provider: string;
                    }[];
                    /** @default  */
                    topic?: string;
                    unsaved?: {
                        template: string;
                        /** @default [] */
                        variables?: {
                            default?: string | number | boolean;
                            label: string;
                            name: string;
                            options?: string[];
                            /** @default false */
                            required?: boolean;
                            /** @enum {string} */
                            type: "text" | "long_text" | "number" | "boolean" | "choice";
                        }[];
                    };
                    /** @default {} */
                    variables?: {
                        [key: string]: string | number | boolean;
                    };
                    /** Format: uuid */
                    versionId?: string;
                };
            };
        };
        responses: {
            /** @description Run cases, or write for some brands side by side */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationRun"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPromptsByPromptIdEvaluationRunsEstimate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                promptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Every active case unless named */
                    caseIds?: string[];
                    /** @enum {string} */
                    kind: "cases";
                    targets: {
                        model: string;
                        provider: string;
                    }[];
                    /**
                     * @description The serving version unless named
                     * @default []
                     */
                    versionIds?: string[];
                } | {
                    brands: {
                        /** Format: uuid */
                        brandId: string;
                        /**
                         * Format: uuid
                         * @default null
                         */
                        productId?: string | null;
                    }[];
                    /** @enum {string} */
                    kind: "try";
                    /** @enum {string} */
                    platform?: "facebook" | "instagram" | "tiktok" | "linkedin" | "meta_ads" | "google_ads" | "website" | "youtube";
                    /** @default 1 */
                    seed?: number;
                    targets: {
                        model: string;
                        provider: string;
                    }[];
                    /** @default  */
                    topic?: string;
                    unsaved?: {
                        template: string;
                        /** @default [] */
                        variables?: {
                            default?: string | number | boolean;
                            label: string;
                            name: string;
                            options?: string[];
                            /** @default false */
                            required?: boolean;
                            /** @enum {string} */
                            type: "text" | "long_text" | "number" | "boolean" | "choice";
                        }[];
                    };
                    /** @default {} */
                    variables?: {
                        [key: string]: string | number | boolean;
                    };
                    /** Format: uuid */
                    versionId?: string;
                };
            };
        };
        responses: {
            /** @description See how many calls a run makes and what they cost at most */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationEstimate"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPromptsByPromptIdEvaluationScores: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read pass rates by version and model */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EvaluationScore"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPromptsByPromptIdPieces: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                outcome?: "open" | "accepted" | "edited" | "rejected" | "passed_over";
                versionId?: string;
            };
            header?: never;
            path: {
                promptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the texts that a prompt wrote, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WrittenPiece"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPromptsByPromptIdRender: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                promptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId: string;
                    /** @enum {string} */
                    platform?: "facebook" | "instagram" | "tiktok" | "linkedin" | "meta_ads" | "google_ads" | "website" | "youtube";
                    /**
                     * Format: uuid
                     * @default null
                     */
                    productId?: string | null;
                    /** @default  */
                    topic?: string;
                    unsaved?: {
                        template: string;
                        /** @default [] */
                        variables?: {
                            default?: string | number | boolean;
                            label: string;
                            name: string;
                            options?: string[];
                            /** @default false */
                            required?: boolean;
                            /** @enum {string} */
                            type: "text" | "long_text" | "number" | "boolean" | "choice";
                        }[];
                    };
                    /** @default {} */
                    variables?: {
                        [key: string]: string | number | boolean;
                    };
                    /** Format: uuid */
                    versionId?: string;
                };
            };
        };
        responses: {
            /** @description Preview what a model would read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenderedPrompt"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPromptsByPromptIdStats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                promptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read what became of the texts of each version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptStats"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPromptsByPromptIdVersions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                promptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List versions of a prompt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PromptVersion"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPromptsByPromptIdVersions: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                promptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    activate?: boolean;
                    /** @default null */
                    note?: string | null;
                    template: string;
                    /** @default [] */
                    variables?: {
                        default?: string | number | boolean;
                        label: string;
                        name: string;
                        options?: string[];
                        /** @default false */
                        required?: boolean;
                        /** @enum {string} */
                        type: "text" | "long_text" | "number" | "boolean" | "choice";
                    }[];
                };
            };
        };
        responses: {
            /** @description Add a version, which serves from now on or stays a draft */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptVersion"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchPromptsByPromptIdVersionsByVersionId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                promptId: string;
                versionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string | null;
                    /** @enum {string} */
                    status?: "draft" | "active" | "archived";
                };
            };
        };
        responses: {
            /** @description Let a version serve, put it aside or note why it is there */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptVersion"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProviderRoutes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List which models serve which purpose */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ProviderRoute"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putProviderRoutesByPurpose: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                purpose: "fast" | "cheap" | "quality" | "longform" | "vision";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @default null
                     */
                    brandId?: string | null;
                    route: {
                        model: string;
                        provider: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Choose the models of a purpose, in order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderRoute"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProviderRoutesByPurpose: {
        parameters: {
            query?: {
                brandId?: string;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                purpose: "fast" | "cheap" | "quality" | "longform" | "vision";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Let a brand follow the organization's route again, or the organization the usual one */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the AI providers and how they do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Provider"][];
                        serverPresets: components["schemas"]["ServerPreset"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postProviders: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    apiKey?: string;
                    /** Format: uri */
                    baseUrl: string;
                    label: string;
                    limits?: {
                        concurrency?: number | null;
                        requestsPerMinute?: number | null;
                        tokensPerMinute?: number | null;
                    };
                    models?: string[];
                    /** @default null */
                    price?: {
                        input: string;
                        output: string;
                    } | null;
                    /**
                     * @default null
                     * @enum {string|null}
                     */
                    structuredOutput?: "json_schema" | "json_object" | "prompt" | null;
                };
            };
        };
        responses: {
            /** @description Add a server that speaks OpenAI's chat protocol */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Provider"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putProvidersByName: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    apiKey?: string;
                    /** Format: uri */
                    baseUrl?: string | null;
                    label?: string;
                    limits?: {
                        concurrency?: number | null;
                        requestsPerMinute?: number | null;
                        tokensPerMinute?: number | null;
                    };
                    models?: string[];
                    price?: {
                        input: string;
                        output: string;
                    } | null;
                    sandbox?: boolean;
                    /** @enum {string|null} */
                    structuredOutput?: "json_schema" | "json_object" | "prompt" | null;
                };
            };
        };
        responses: {
            /** @description Store a key, an address, limits, or choose the sandbox */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Provider"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProvidersByName: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a server */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postProvidersByNameCheck: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ask a provider whether the key works */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderCheck"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProvidersByNameKey: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forget a stored key */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Provider"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublications: {
        parameters: {
            query?: {
                brandId?: string;
                channelId?: string;
                contentId?: string;
                cursor?: string;
                from?: string;
                limit?: number;
                status?: "scheduled" | "preparing" | "armed" | "sending" | "published" | "failed" | "uncertain" | "needs_auth" | "missed" | "cancelled";
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List publications in the order of their time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Publication"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublicationsByPublicationId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a publication */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePublicationsByPublicationId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a public post away */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicPost"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchPublicationsByPublicationId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    override?: {
                        reason: string;
                    } | null;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Change the text of a public post */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicPost"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublicationsByPublicationIdAttempts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read every outside call of a publication */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PublicationAttempt"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicationsByPublicationIdCancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancel a plan before it is sent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublicationsByPublicationIdCandidates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description See what the network shows, to decide on an uncertain publication */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationCandidates"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicationsByPublicationIdComment: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description It stands under the post
                     * @enum {boolean}
                     */
                    stands: true;
                } | {
                    /**
                     * @description It does not: write it once more
                     * @enum {boolean}
                     */
                    sendAgain: true;
                };
            };
        };
        responses: {
            /** @description Decide what became of a first comment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicPost"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicationsByPublicationIdMeasure: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ask the network for a post's numbers now */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description People reached, or views where the network tells no people */
                        audience: number | null;
                        /** Format: uuid */
                        brandId: string;
                        /** Format: uuid */
                        channelId: string;
                        channelName: string;
                        /** Format: uuid */
                        contentId: string;
                        contentTitle: string;
                        /** Format: uuid */
                        contentVersionId: string | null;
                        counts: components["schemas"]["PostCounts"];
                        /** @enum {string} */
                        environment: "sandbox" | "live";
                        format: string;
                        /** @description The network no longer knows the post */
                        gone: boolean;
                        /** @description Likes, comments, shares, saves and clicks */
                        interactions: number | null;
                        measuredAt: string | null;
                        /** @enum {string} */
                        network: "facebook" | "instagram" | "tiktok" | "linkedin";
                        /** @description When it is asked next */
                        nextAt: string | null;
                        permalink: string | null;
                        /** Format: uuid */
                        publicationId: string;
                        publishedAt: string;
                        /** @description Interactions per person reached */
                        rate: number | null;
                        /** @description 0–100: the place of its rate among the channel's own posts of 90 days; null while there are fewer than five */
                        score: number | null;
                        versionName: string | null;
                    } | null;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublicationsByPublicationIdMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read what a post did over time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationMetrics"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublicationsByPublicationIdPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read what stands on the network */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicPost"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicationsByPublicationIdReschedule: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    scheduledAt: string;
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Move a plan to another time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicationsByPublicationIdResolve: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The network's id of the post that is ours */
                    boundTo: string;
                } | {
                    /** @enum {boolean} */
                    sendAgain: true;
                };
            };
        };
        responses: {
            /** @description Decide what became of an uncertain publication */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicationsByPublicationIdRetry: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Try a failed or missed publication again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicationsBulkSchedule: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    channelIds: string[];
                    contentIds: string[];
                    times: {
                        /** @enum {string} */
                        kind: "next_slot";
                    } | {
                        /** @enum {string} */
                        kind: "rule";
                        rule: string;
                        startsAt: string;
                        timeZone?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Plan several contents at once, on free slots or by a rule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkSchedule"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicationsBulkShift: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 0 */
                    days?: number;
                    /** @default 0 */
                    minutes?: number;
                    publicationIds: string[];
                };
            };
        };
        responses: {
            /** @description Move several plans by days or minutes of the wall clock */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkShift"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicationsImport: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    approve?: boolean;
                    /** Format: uuid */
                    brandId: string;
                    csv: string;
                    /** @enum {string} */
                    language?: "vi" | "en";
                };
            };
        };
        responses: {
            /** @description Make and plan posts of a CSV file, all rows or none */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPosts"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPublicationsImportPreview: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    approve?: boolean;
                    /** Format: uuid */
                    brandId: string;
                    csv: string;
                    /** @enum {string} */
                    language?: "vi" | "en";
                };
            };
        };
        responses: {
            /** @description Read posts from CSV and name every wrong cell; stores nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPostsPreview"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecurringPlans: {
        parameters: {
            query?: {
                brandId?: string;
                channelId?: string;
                contentId?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List recurring plans, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RecurringPlan"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRecurringPlans: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    channelIds: string[];
                    /** Format: uuid */
                    contentId: string;
                    rule: string;
                    startsAt: string;
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Plan approved content again and again by an RFC 5545 rule */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecurringPlan"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecurringPlansByRecurringPlanId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recurringPlanId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a recurring plan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecurringPlan"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteRecurringPlansByRecurringPlanId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                recurringPlanId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End a recurring plan and cancel what it has planned */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecurringPlan"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchRecurringPlansByRecurringPlanId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                recurringPlanId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    channelIds?: string[];
                    rule?: string;
                    startsAt?: string;
                    /** @enum {string} */
                    status?: "active" | "paused";
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Pause, resume or change a recurring plan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecurringPlan"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRecurringPlansPreview: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId: string;
                    rule: string;
                    startsAt: string;
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Show the first times of a rule, clock changes included; stores nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecurrencePreview"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List your own sessions, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Session"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSessionsBySessionId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End one of your own sessions */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read the state of this installation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSignInEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Sign in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSignOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End this session */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSignUpEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    /**
                     * @default vi
                     * @enum {string}
                     */
                    locale?: "vi" | "en";
                    name: string;
                    organizationName: string;
                    password: string;
                    /** @default Asia/Ho_Chi_Minh */
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Create the first owner and the organization */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTimeEntries: {
        parameters: {
            query?: {
                brandId?: string;
                cursor?: string;
                limit?: number;
                month?: string;
                running?: "true" | "false";
                subjectId?: string;
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List worked time, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TimeEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postTimeEntries: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId: string;
                    /** @default  */
                    note?: string;
                    /** @description Worked already; absent: a timer starts, and one that runs stops */
                    seconds?: number;
                    /**
                     * Format: date-time
                     * @description Absent: now
                     */
                    startedAt?: string;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    subjectId?: string | null;
                    /**
                     * @default null
                     * @enum {string|null}
                     */
                    subjectType?: "content" | "approval" | "campaign" | null;
                    /**
                     * Format: uuid
                     * @description Whose time; absent: the caller's. Somebody else's takes economics.write, a key always names one
                     */
                    userId?: string;
                };
            };
        };
        responses: {
            /** @description Start a timer, or book worked time */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeEntry"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTimeEntriesByTimeEntryId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                timeEntryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove worked time */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchTimeEntriesByTimeEntryId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                timeEntryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                    seconds?: number;
                    /** Format: date-time */
                    startedAt?: string;
                };
            };
        };
        responses: {
            /** @description Correct worked time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeEntry"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postTimeEntriesByTimeEntryIdStop: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                timeEntryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stop a timer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeEntry"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUsage: {
        parameters: {
            query?: {
                brandId?: string;
                month?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read what a month has cost so far */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVideoAvatars: {
        parameters: {
            query?: {
                provider?: "heygen" | "synthesia";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List avatars who can speak a script */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["VideoAvatar"][];
                        /** @description Providers whose list could not be read now */
                        problems: {
                            detail: string;
                            provider: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVideosCapability: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Say whether this machine can render reels, and what to install */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReelCapability"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVideosEstimate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default 9:16
                     * @enum {string}
                     */
                    aspectRatio?: "9:16" | "16:9" | "1:1" | "4:5" | "5:4";
                    avatarId: string;
                    /**
                     * @description As the picker lists it; the price may hang on it
                     * @default null
                     */
                    avatarType?: string | null;
                    /** @default null */
                    background?: string | null;
                    /** Format: uuid */
                    brandId: string;
                    /** @default true */
                    captions?: boolean;
                    /**
                     * Format: uuid
                     * @description The content that it is made for, so that a piece knows its cost
                     * @default null
                     */
                    contentId?: string | null;
                    /** @default vi-VN */
                    language?: string;
                    /** @description Absent: the provider's usual one */
                    model?: string;
                    /**
                     * @description Absent: the first that is set up
                     * @enum {string}
                     */
                    provider?: "heygen" | "synthesia";
                    /**
                     * @default 1080p
                     * @enum {string}
                     */
                    resolution?: "720p" | "1080p" | "4k";
                    script: string;
                    /** @default 1 */
                    speed?: number;
                    /** @default  */
                    title?: string;
                    /** @enum {string} */
                    type: "avatar";
                    /**
                     * @description Null: the avatar's own voice
                     * @default null
                     */
                    voiceId?: string | null;
                } | {
                    /**
                     * @default 9:16
                     * @enum {string}
                     */
                    aspectRatio?: "9:16" | "16:9" | "1:1" | "4:5" | "5:4";
                    /** Format: uuid */
                    brandId: string;
                    /**
                     * Format: uuid
                     * @description The content that it is made for, so that a piece knows its cost
                     * @default null
                     */
                    contentId?: string | null;
                    /**
                     * Format: uuid
                     * @description The first picture, which begins to move
                     * @default null
                     */
                    imageAssetId?: string | null;
                    /** @description Absent: the provider's usual one */
                    model?: string;
                    prompt: string;
                    /** @enum {string} */
                    provider?: "runway";
                    /** @default 5 */
                    seconds?: number;
                    /** @default null */
                    seed?: number | null;
                    /** @default  */
                    title?: string;
                    /** @enum {string} */
                    type: "generated";
                };
            };
        };
        responses: {
            /** @description Say what a video would cost, without making it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaEstimate"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVideosGenerate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default 9:16
                     * @enum {string}
                     */
                    aspectRatio?: "9:16" | "16:9" | "1:1" | "4:5" | "5:4";
                    avatarId: string;
                    /**
                     * @description As the picker lists it; the price may hang on it
                     * @default null
                     */
                    avatarType?: string | null;
                    /** @default null */
                    background?: string | null;
                    /** Format: uuid */
                    brandId: string;
                    /** @default true */
                    captions?: boolean;
                    /**
                     * Format: uuid
                     * @description The content that it is made for, so that a piece knows its cost
                     * @default null
                     */
                    contentId?: string | null;
                    /** @default vi-VN */
                    language?: string;
                    /** @description Absent: the provider's usual one */
                    model?: string;
                    /**
                     * @description Absent: the first that is set up
                     * @enum {string}
                     */
                    provider?: "heygen" | "synthesia";
                    /**
                     * @default 1080p
                     * @enum {string}
                     */
                    resolution?: "720p" | "1080p" | "4k";
                    script: string;
                    /** @default 1 */
                    speed?: number;
                    /** @default  */
                    title?: string;
                    /** @enum {string} */
                    type: "avatar";
                    /**
                     * @description Null: the avatar's own voice
                     * @default null
                     */
                    voiceId?: string | null;
                } | {
                    /**
                     * @default 9:16
                     * @enum {string}
                     */
                    aspectRatio?: "9:16" | "16:9" | "1:1" | "4:5" | "5:4";
                    /** Format: uuid */
                    brandId: string;
                    /**
                     * Format: uuid
                     * @description The content that it is made for, so that a piece knows its cost
                     * @default null
                     */
                    contentId?: string | null;
                    /**
                     * Format: uuid
                     * @description The first picture, which begins to move
                     * @default null
                     */
                    imageAssetId?: string | null;
                    /** @description Absent: the provider's usual one */
                    model?: string;
                    prompt: string;
                    /** @enum {string} */
                    provider?: "runway";
                    /** @default 5 */
                    seconds?: number;
                    /** @default null */
                    seed?: number | null;
                    /** @default  */
                    title?: string;
                    /** @enum {string} */
                    type: "generated";
                };
            };
        };
        responses: {
            /** @description Make a video: an avatar who speaks, or moving pictures from words */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedJobs"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVideosMakers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List who can make videos and what each knows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["VideoMaker"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVideosRender: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description One job each; 9:16 without it */
                    aspects?: ("9:16" | "1:1" | "16:9")[];
                    /**
                     * Format: uuid
                     * @description Needed without a content
                     */
                    brandId?: string;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    contentId?: string | null;
                    /** @description What is rendered; without it, it is made from the content's script */
                    definition?: {
                        /**
                         * @default 9:16
                         * @enum {string}
                         */
                        aspect?: "9:16" | "1:1" | "16:9";
                        /**
                         * @default {
                         *       "enabled": true,
                         *       "cues": null
                         *     }
                         */
                        captions?: {
                            /**
                             * @description Edited captions of the whole reel; null: made from the voice or the text
                             * @default null
                             */
                            cues?: {
                                endMs: number;
                                startMs: number;
                                text: string;
                            }[] | null;
                            /** @default true */
                            enabled?: boolean;
                        };
                        /** @default null */
                        intro?: {
                            /** @default 2 */
                            seconds?: number;
                            /** @description Set large over the first picture */
                            text: string;
                            /** @default null */
                            voice?: {
                                /** Format: uuid */
                                assetId: string;
                                /** @default null */
                                words?: {
                                    endMs: number;
                                    startMs: number;
                                    text: string;
                                }[] | null;
                            } | null;
                        } | null;
                        /**
                         * @default vi
                         * @enum {string}
                         */
                        language?: "vi" | "en";
                        /** @default null */
                        music?: {
                            /** Format: uuid */
                            assetId: string;
                            /** @default -14 */
                            gainDb?: number;
                        } | null;
                        /** @default null */
                        outro?: {
                            /** @default  */
                            cta?: string;
                            /** @default  */
                            headline?: string;
                            /** @default 2.5 */
                            seconds?: number;
                        } | null;
                        scenes: {
                            /**
                             * @default zoom-in
                             * @enum {string}
                             */
                            motion?: "still" | "zoom-in" | "zoom-out" | "pan-left" | "pan-right" | "pan-up" | "pan-down";
                            /** @default  */
                            onScreenText?: string;
                            picture: {
                                /** Format: uuid */
                                assetId: string;
                                /**
                                 * @description Where the subject is; null: found by attention
                                 * @default null
                                 */
                                focus?: {
                                    x: number;
                                    y: number;
                                } | null;
                                /** @enum {string} */
                                type: "asset";
                            } | {
                                /** @enum {string} */
                                type: "colors";
                            };
                            seconds: number;
                            /**
                             * @description How it follows the one before
                             * @default crossfade
                             * @enum {string}
                             */
                            transition?: "cut" | "crossfade" | "slide";
                            /**
                             * @description The recording of this scene; the scene lasts at least as long
                             * @default null
                             */
                            voice?: {
                                /** Format: uuid */
                                assetId: string;
                                /** @default null */
                                words?: {
                                    endMs: number;
                                    startMs: number;
                                    text: string;
                                }[] | null;
                            } | null;
                            /**
                             * @description What is said, and what the captions show
                             * @default
                             */
                            voiceover?: string;
                        }[];
                        /**
                         * @description One recording for all scenes, from the first one on
                         * @default null
                         */
                        voice?: {
                            /** Format: uuid */
                            assetId: string;
                            /** @default null */
                            words?: {
                                endMs: number;
                                startMs: number;
                                text: string;
                            }[] | null;
                        } | null;
                    };
                    /**
                     * Format: uuid
                     * @default null
                     */
                    musicAssetId?: string | null;
                    /** @description In the order of the scenes; without them the content's own pictures, else those of its product or of the brand's products, else the brand's colours */
                    pictureAssetIds?: string[];
                    /**
                     * @description A recording for each scene
                     * @default []
                     */
                    sceneVoices?: ({
                        /** Format: uuid */
                        assetId: string;
                        /** @default null */
                        words?: {
                            endMs: number;
                            startMs: number;
                            text: string;
                        }[] | null;
                    } | null)[];
                    /**
                     * Format: uuid
                     * @description Another version than the one in force
                     */
                    versionId?: string;
                    /**
                     * @description One recording of the whole script
                     * @default null
                     */
                    voice?: {
                        /** Format: uuid */
                        assetId: string;
                        /** @default null */
                        words?: {
                            endMs: number;
                            startMs: number;
                            text: string;
                        }[] | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Render a reel on this machine from a video script or a definition; one job a shape */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedJobs"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVideosRenderPlan: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description One job each; 9:16 without it */
                    aspects?: ("9:16" | "1:1" | "16:9")[];
                    /**
                     * Format: uuid
                     * @description Needed without a content
                     */
                    brandId?: string;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    contentId?: string | null;
                    /** @description What is rendered; without it, it is made from the content's script */
                    definition?: {
                        /**
                         * @default 9:16
                         * @enum {string}
                         */
                        aspect?: "9:16" | "1:1" | "16:9";
                        /**
                         * @default {
                         *       "enabled": true,
                         *       "cues": null
                         *     }
                         */
                        captions?: {
                            /**
                             * @description Edited captions of the whole reel; null: made from the voice or the text
                             * @default null
                             */
                            cues?: {
                                endMs: number;
                                startMs: number;
                                text: string;
                            }[] | null;
                            /** @default true */
                            enabled?: boolean;
                        };
                        /** @default null */
                        intro?: {
                            /** @default 2 */
                            seconds?: number;
                            /** @description Set large over the first picture */
                            text: string;
                            /** @default null */
                            voice?: {
                                /** Format: uuid */
                                assetId: string;
                                /** @default null */
                                words?: {
                                    endMs: number;
                                    startMs: number;
                                    text: string;
                                }[] | null;
                            } | null;
                        } | null;
                        /**
                         * @default vi
                         * @enum {string}
                         */
                        language?: "vi" | "en";
                        /** @default null */
                        music?: {
                            /** Format: uuid */
                            assetId: string;
                            /** @default -14 */
                            gainDb?: number;
                        } | null;
                        /** @default null */
                        outro?: {
                            /** @default  */
                            cta?: string;
                            /** @default  */
                            headline?: string;
                            /** @default 2.5 */
                            seconds?: number;
                        } | null;
                        scenes: {
                            /**
                             * @default zoom-in
                             * @enum {string}
                             */
                            motion?: "still" | "zoom-in" | "zoom-out" | "pan-left" | "pan-right" | "pan-up" | "pan-down";
                            /** @default  */
                            onScreenText?: string;
                            picture: {
                                /** Format: uuid */
                                assetId: string;
                                /**
                                 * @description Where the subject is; null: found by attention
                                 * @default null
                                 */
                                focus?: {
                                    x: number;
                                    y: number;
                                } | null;
                                /** @enum {string} */
                                type: "asset";
                            } | {
                                /** @enum {string} */
                                type: "colors";
                            };
                            seconds: number;
                            /**
                             * @description How it follows the one before
                             * @default crossfade
                             * @enum {string}
                             */
                            transition?: "cut" | "crossfade" | "slide";
                            /**
                             * @description The recording of this scene; the scene lasts at least as long
                             * @default null
                             */
                            voice?: {
                                /** Format: uuid */
                                assetId: string;
                                /** @default null */
                                words?: {
                                    endMs: number;
                                    startMs: number;
                                    text: string;
                                }[] | null;
                            } | null;
                            /**
                             * @description What is said, and what the captions show
                             * @default
                             */
                            voiceover?: string;
                        }[];
                        /**
                         * @description One recording for all scenes, from the first one on
                         * @default null
                         */
                        voice?: {
                            /** Format: uuid */
                            assetId: string;
                            /** @default null */
                            words?: {
                                endMs: number;
                                startMs: number;
                                text: string;
                            }[] | null;
                        } | null;
                    };
                    /**
                     * Format: uuid
                     * @default null
                     */
                    musicAssetId?: string | null;
                    /** @description In the order of the scenes; without them the content's own pictures, else those of its product or of the brand's products, else the brand's colours */
                    pictureAssetIds?: string[];
                    /**
                     * @description A recording for each scene
                     * @default []
                     */
                    sceneVoices?: ({
                        /** Format: uuid */
                        assetId: string;
                        /** @default null */
                        words?: {
                            endMs: number;
                            startMs: number;
                            text: string;
                        }[] | null;
                    } | null)[];
                    /**
                     * Format: uuid
                     * @description Another version than the one in force
                     */
                    versionId?: string;
                    /**
                     * @description One recording of the whole script
                     * @default null
                     */
                    voice?: {
                        /** Format: uuid */
                        assetId: string;
                        /** @default null */
                        words?: {
                            endMs: number;
                            startMs: number;
                            text: string;
                        }[] | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Say what a reel would be: scenes, times and captions to edit, without rendering */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReelPlan"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVoiceoversEstimate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId: string;
                    /**
                     * Format: uuid
                     * @description The content that it is made for, so that a piece knows its cost
                     * @default null
                     */
                    contentId?: string | null;
                    /**
                     * @default vi
                     * @enum {string}
                     */
                    language?: "vi" | "en";
                    /** @description Absent: the provider's usual one */
                    model?: string;
                    /**
                     * @description Absent: the first that is set up, else the scratch voice of this machine
                     * @enum {string}
                     */
                    provider?: "elevenlabs" | "openai" | "offline";
                    /** @default null */
                    seed?: number | null;
                    /** @default 1 */
                    speed?: number;
                    text: string;
                    /** @description Absent: the usual one, where the provider has one for everybody */
                    voiceId?: string;
                };
            };
        };
        responses: {
            /** @description Say what a voice-over would cost, without making it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaEstimate"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVoiceoversGenerate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId: string;
                    /**
                     * Format: uuid
                     * @description The content that it is made for, so that a piece knows its cost
                     * @default null
                     */
                    contentId?: string | null;
                    /**
                     * @default vi
                     * @enum {string}
                     */
                    language?: "vi" | "en";
                    /** @description Absent: the provider's usual one */
                    model?: string;
                    /**
                     * @description Absent: the first that is set up, else the scratch voice of this machine
                     * @enum {string}
                     */
                    provider?: "elevenlabs" | "openai" | "offline";
                    /** @default null */
                    seed?: number | null;
                    /** @default 1 */
                    speed?: number;
                    text: string;
                    /** @description Absent: the usual one, where the provider has one for everybody */
                    voiceId?: string;
                };
            };
        };
        responses: {
            /** @description Read a text aloud, with captions */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedJobs"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVoiceoversMakers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List who can read aloud */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["VoiceMaker"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVoices: {
        parameters: {
            query?: {
                for?: "voiceover" | "video";
                provider?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List voices: of avatar videos, or of voice-overs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Voice"][];
                        problems: {
                            detail: string;
                            provider: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWebhooksInByProvider: {
        parameters: {
            query?: {
                job?: string;
            };
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Take a provider's signed news about a creation */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhooksNetworksByNetwork: {
        parameters: {
            query?: {
                challengeCode?: string;
                "hub.challenge"?: string;
                "hub.mode"?: string;
                "hub.verify_token"?: string;
            };
            header?: never;
            path: {
                network: "facebook" | "instagram" | "tiktok" | "linkedin";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prove to a network that this address is ours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWebhooksNetworksByNetwork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                network: "facebook" | "instagram" | "tiktok" | "linkedin";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Take a network's signed news */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        received: true;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWebhooksNetworksByNetworkDataDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                network: "facebook" | "instagram" | "tiktok" | "linkedin";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Delete what Facebook or Instagram gave us of a person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataDeletionReply"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWebhooksNetworksByNetworkDeauthorize: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                network: "facebook" | "instagram" | "tiktok" | "linkedin";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Take the news that a person removed the app on Facebook or Instagram */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        received: true;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
