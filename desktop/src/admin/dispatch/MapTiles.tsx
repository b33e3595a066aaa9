import { useQueryClient } from "@tanstack/react-query";
import { changeTiles, tilesKey, type Tiles } from "../../shared/mapTiles";
import { EditForm } from "../../shared/edit/EditForm";
import { useEdit } from "../../shared/edit/useEdit";
import { TextField } from "../../shared/parts/TextField";
import { codes } from "../words/codes";

const keptTiles = ({ version, ...values }: Tiles) => ({ values, version });

/** Whose pictures lie under the dispatcher's map. */
export function MapTiles({ tiles, reload }: { tiles: Tiles; reload: () => unknown }) {
  const t = codes.use();
  const cache = useQueryClient();
  const edit = useEdit({
    place: "/admin/dispatch#map",
    kept: keptTiles(tiles),
    save: async (form, version) => {
      const saved = await changeTiles(form, version);
      cache.setQueryData(tilesKey, saved);
      return keptTiles(saved);
    },
    reload,
  });
  return (
    <EditForm title={t.mapTiles} icon="globe" edit={edit} labels={{ address: t.tilesAddress, attribution: t.tilesAttribution }}>
      <p className="t2">{t.mapTilesLead}</p>
      <TextField label={t.tilesAddress} hint={t.tilesAddressHint} {...edit.field("address")} />
      <TextField label={t.tilesAttribution} hint={t.tilesAttributionHint} {...edit.field("attribution")} />
    </EditForm>
  );
}
