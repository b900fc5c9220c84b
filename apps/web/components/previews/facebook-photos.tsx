import { PreviewFile } from "@/components/previews/preview-file";
import { cn } from "@/lib/cn";
import type { ContentMedia } from "@/lib/contents";

/** One file as it is, two side by side, then a grid that ends in "+n". */
export function FacebookPhotos({ photos }: { photos: readonly ContentMedia[] }) {
  const shown = photos.slice(0, 5);
  const hidden = photos.length - shown.length;
  if (shown.length === 1) {
    const [photo] = shown;
    return <PreviewFile file={photo!} playable className="max-h-[32rem] w-full bg-black/5 object-cover" />;
  }
  return (
    <div className="grid grid-cols-6 gap-0.5">
      {shown.map((photo, index) => (
        <div key={photo.assetId} className={cn("relative aspect-square overflow-hidden", spanOf(shown.length, index))}>
          <PreviewFile file={photo} className="size-full object-cover" />
          {hidden > 0 && index === shown.length - 1 ? (
            <span className="absolute inset-0 grid place-items-center bg-black/55 text-2xl font-semibold text-white">+{hidden}</span>
          ) : null}
        </div>
      ))}
    </div>
  );
}

function spanOf(count: number, index: number): string {
  if (count === 2 || count === 4) return "col-span-3";
  if (count === 3) return index === 0 ? "col-span-6 aspect-[2/1]" : "col-span-3";
  return index < 2 ? "col-span-3" : "col-span-2";
}
