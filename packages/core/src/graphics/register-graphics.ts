import { sql } from "drizzle-orm";
import type { AssetUses } from "../assets/index.ts";
import type { ContentHooks } from "../contents/index.ts";
import { rows } from "@agency/platform/db";

/** No payload. Graphics have a time at which they are drawn anew. */
export const dueChannel = "agency_graphics_due";
/** Rest after the last change before a graphic is drawn anew: a person who types is not followed letter by letter. */
export const quietMs = 1_200;

/** Lets a change of a content's text, choice or product have its graphics drawn anew. */
export function registerGraphics(hooks: ContentHooks): void {
  hooks.afterChange.push(async (tx, content) => {
    const due = await rows(
      tx,
      sql`update graphics set render_due_at = agency.now() + ${quietMs} * interval '1 millisecond', faults = 0, error_code = null
          where content_id = ${content.id} returning id`,
    );
    if (due.length > 0) await tx.execute(sql`select pg_notify(${dueChannel}, '')`);
  });
}

/** Pictures that a graphic is made from, or that it drew, stay in the library while it is there. */
export function registerGraphicUses(uses: AssetUses): void {
  uses.registerAssetUse(async (tx, assetId) => {
    const found = await rows<{ content_id: string }>(
      tx,
      sql`select distinct g.content_id from graphics g join contents c on c.id = g.content_id
          where c.status not in ('published', 'archived')
            and (g.fields ->> 'photoAssetId' = ${assetId} or g.fields ->> 'photo2AssetId' = ${assetId} or g.fields ->> 'backgroundAssetId' = ${assetId}
              or exists (select 1 from graphic_renders r where r.graphic_id = g.id and r.asset_id = ${assetId}))
          limit 20`,
    );
    return found.map(({ content_id: id }) => ({ what: "content", id }));
  });
}
