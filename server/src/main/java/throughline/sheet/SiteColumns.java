package throughline.sheet;

import static throughline.sheet.Column.Use.KEY;
import static throughline.sheet.Column.Use.NEEDED;
import static throughline.sheet.Column.Use.OPTIONAL;
import static throughline.sheet.Column.Use.SECRET;
import static throughline.sheet.Column.column;
import static throughline.sheet.CommonColumns.DEGREES;
import static throughline.sheet.CommonColumns.TEXT;
import static throughline.sheet.CommonColumns.customer;

import java.util.List;
import throughline.asset.Site;

/** The columns of sites. The key code comes in and never goes out. */
final class SiteColumns {
    static final List<Column<Site>> ALL = List.of(
            column(
                    "number",
                    TEXT,
                    KEY,
                    Site::number,
                    "Site number|Number|No|Site no",
                    "Platsnummer|Nummer|Nr",
                    "Objekti number|Number|Nr|Objektinumber",
                    "地點編號|編號"),
            customer(NEEDED, Site::customer),
            column(
                    "name",
                    TEXT,
                    NEEDED,
                    Site::name,
                    "Name|Site|Building",
                    "Namn|Plats|Byggnad",
                    "Nimi|Objekt|Hoone",
                    "名稱|地點|建築物"),
            column(
                    "street",
                    TEXT,
                    NEEDED,
                    Site::street,
                    "Street|Address|Street address",
                    "Gata|Adress|Gatuadress",
                    "Tänav|Aadress",
                    "街道|地址"),
            column(
                    "postcode",
                    TEXT,
                    OPTIONAL,
                    Site::postcode,
                    "Postcode|Postal code|Zip|Zip code",
                    "Postnummer|Postnr",
                    "Sihtnumber|Postiindeks",
                    "郵遞區號"),
            column("city", TEXT, NEEDED, Site::city, "Town|City", "Ort|Stad|Postort", "Linn|Asula", "城市|縣市"),
            column(
                    "country",
                    TEXT,
                    NEEDED,
                    Site::country,
                    "Country|Country code",
                    "Land|Landskod",
                    "Riik|Riigi kood",
                    "國家或地區|國家"),
            column("zone", TEXT, OPTIONAL, Site::zone, "Time zone|Zone", "Tidszon", "Ajavöönd", "時區"),
            column("area", TEXT, OPTIONAL, Site::area, "Area|District", "Område|Distrikt", "Piirkond", "區域"),
            column("access", TEXT, OPTIONAL, Site::access, "Access|How to get in", "Tillträde", "Sissepääs", "進入方式"),
            column(
                    "keyCode",
                    TEXT,
                    SECRET,
                    _ -> null,
                    "Key code|Key box",
                    "Nyckelkod|Nyckelskåp",
                    "Võtmekood|Võtmekapp",
                    "鑰匙密碼"),
            column(
                    "openingHours",
                    TEXT,
                    OPTIONAL,
                    Site::openingHours,
                    "Opening hours|Open",
                    "Öppettider",
                    "Lahtiolekuajad",
                    "開放時間"),
            column(
                    "rescuePhone",
                    TEXT,
                    OPTIONAL,
                    Site::rescuePhone,
                    "Rescue service|Fire brigade|Rescue phone",
                    "Räddningstjänst",
                    "Päästeteenistus",
                    "消防救援電話"),
            column("latitude", DEGREES, OPTIONAL, Site::latitude, "Latitude|Lat", "Latitud", "Laiuskraad", "緯度"),
            column(
                    "longitude",
                    DEGREES,
                    OPTIONAL,
                    Site::longitude,
                    "Longitude|Lon|Long",
                    "Longitud",
                    "Pikkuskraad",
                    "經度"));

    private SiteColumns() {}
}
