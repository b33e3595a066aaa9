package throughline.edge.desk;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.dispatch.MapTiles;
import throughline.dispatch.MapTilesForm;
import throughline.people.People;

/** Whose pictures lie under the dispatcher's map. */
@RestController
@RequestMapping("/api/map-tiles")
class MapTilesEndpoints {
    private final MapTiles tiles;
    private final People people;

    MapTilesEndpoints(MapTiles tiles, People people) {
        this.tiles = tiles;
        this.people = people;
    }

    @GetMapping
    MapTiles.Values tiles() {
        return tiles.get();
    }

    @PutMapping
    MapTiles.Values change(@RequestBody MapTilesForm form) {
        return tiles.change(form, people.current().person().value());
    }
}
