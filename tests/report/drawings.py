"""The charts of a whole report, of a starch factory: its scores, its dearest wastes, its process."""

from cpa_desktop.core.text import Language
from cpa_desktop.report import blocks, look
from cpa_desktop.report.charts import drawing
from cpa_desktop.report.charts.flow import FlowChart, FlowNode, FlowStream
from cpa_desktop.report.charts.pareto import ParetoBar, ParetoChart
from cpa_desktop.report.charts.radar import RadarAxis, RadarChart
from tests.report.said import Said

_BLOCKS = (
    ("A. Kho nguyên liệu, hoá chất", "Raw-material and chemical stores", 0.62),
    ("B. Rơi vãi, rò rỉ, tràn", "Spills, leaks, overflow", 0.45),
    ("C. Nước", "Water", 0.21),
    ("D. Hơi và nhiệt", "Steam and heat", 0.5),
    ("E. Khí nén", "Compressed air", None),
    ("F. Lạnh, điều hoà", "Refrigeration, air conditioning", None),
    ("G. Điện, động cơ, chiếu sáng", "Electricity, motors, lighting", 0.64),
    ("H. Vận hành, bảo trì, 5S", "Operation, maintenance, 5S", 0.58),
    ("I. Chất lượng, phế phẩm", "Quality, rejects", 0.7),
    ("J. Chất thải rắn, chất thải nguy hại", "Solid and hazardous waste", 0.83),
    ("K. Nước thải, khí thải", "Wastewater, air emissions", 0.33),
    ("L. An toàn, sức khỏe", "Safety and health", 0.9),
    ("M. Quản lý", "Management", 0.4),
)
_WASTES = (
    ("Nước thải phân ly và rửa củ", "Separator and root-washing wastewater", 2_384, False),
    ("Tinh bột mất theo bã", "Starch lost with the pulp", 1_560, True),
    ("Khói thải lò hơi: nhiệt mất", "Flue gas of the boiler: heat lost", 910, False),
    ("Tinh bột mất theo nước dịch", "Starch lost with the fruit water", 655, True),
    ("Vỏ lụa và đất cát", "Peel and soil", 148, False),
    ("Tro xỉ than", "Coal ash", 96, False),
)


def radar(languages: tuple[Language, ...] = ("vi",)) -> RadarChart:
    """Thirteen blocks, two of which do not apply."""
    said = Said(languages)
    return RadarChart(
        axes=tuple(
            RadarAxis(label=said(vi, en), value=value, shown="" if value is None else f"{value:.2f}".replace(".", ","))
            for vi, en, value in _BLOCKS
        ),
        scale_low=said("tâm: 0, không làm hoặc kém", "centre: 0, not done or poor"),
        scale_high=said("vành: 1, tốt", "rim: 1, good"),
        missing=said("không áp dụng", "not applicable"),
    )


def pareto(languages: tuple[Language, ...] = ("vi",)) -> ParetoChart:
    """Six streams and the rest; two of them estimated."""
    said = Said(languages)
    return ParetoChart(
        bars=tuple(
            ParetoBar(
                label=said(vi, en), value=float(value), shown=f"{value:,}".replace(",", "."), is_estimate=estimated
            )
            for vi, en, value, estimated in _WASTES
        ),
        unit=said("triệu đ/năm", "million VND/yr"),
        rest=said("5 dòng thải khác", "5 other streams"),
        rest_value=120.0,
        rest_shown="120",
        cumulative=said("cộng dồn", "running share"),
        estimate=said("ước tính", "estimate"),
    )


def flow(languages: tuple[Language, ...] = ("vi",)) -> FlowChart:
    """The industrial line from roots to sacks, with the pulp's side line."""
    said = Said(languages)
    power = FlowStream(label=said("Điện", "Electricity"), kind="energy")

    def water(vi: str, en: str) -> FlowStream:
        return FlowStream(label=said(vi, en), kind="water")

    def waste(vi: str, en: str) -> FlowStream:
        return FlowStream(label=said(vi, en), kind="waste")

    return FlowChart(
        legend=(
            FlowStream(label=said("sản phẩm", "product"), kind="product"),
            FlowStream(label=said("nguyên liệu, hoá chất", "materials"), kind="material"),
            FlowStream(label=said("nước", "water"), kind="water"),
            FlowStream(label=said("năng lượng", "energy"), kind="energy"),
            FlowStream(label=said("tuần hoàn", "recycled"), kind="recycled"),
            FlowStream(label=said("sản phẩm phụ", "by-product"), kind="by_product"),
            FlowStream(label=said("chất thải", "waste"), kind="waste"),
        ),
        nodes=(
            FlowNode(
                id="intake",
                label=said("1. Tiếp nhận, cân, kho bãi", "Intake, weighing, yard"),
                product=said("củ tươi", "fresh roots"),
                inputs=(FlowStream(label=said("Củ sắn tươi", "Fresh roots"), kind="material"),),
                outputs=(waste("Đất cát, cuống củ", "Soil, stalks"),),
            ),
            FlowNode(
                id="washing",
                label=said("2. Bóc vỏ, rửa củ", "Peeling and washing"),
                product=said("củ sạch", "clean roots"),
                inputs=(
                    water("Nước giếng 4,1 m³/t", "Well water 4.1 m³/t"),
                    FlowStream(label=said("Nước dịch phân ly tuần hoàn", "Separator water, recycled"), kind="recycled"),
                    power,
                ),
                outputs=(
                    waste("Vỏ lụa 38 kg/t", "Peel 38 kg/t"),
                    waste("Nước rửa củ 4,6 m³/t", "Washing wastewater 4.6 m³/t"),
                ),
            ),
            FlowNode(
                id="rasping",
                label=said("3. Băm, mài củ", "Chopping and rasping"),
                product=said("hỗn hợp bột, bã, nước", "slurry"),
                inputs=(power,),
                outputs=(waste("Tiếng ồn, rơi vãi", "Noise, spills"),),
            ),
            FlowNode(
                id="extraction",
                label=said("4. Trích ly", "Extraction"),
                product=said("sữa bột", "starch milk"),
                inputs=(
                    water("Nước sạch 6,2 m³/t", "Fresh water 6.2 m³/t"),
                    FlowStream(label=said("SO2 0,4 kg/t", "SO2 0.4 kg/t"), kind="material"),
                    power,
                ),
                outputs=(
                    FlowStream(
                        label=said("Bã ướt 1,5 t/t, sang ép bã", "Wet pulp 1.5 t/t, to pressing"), kind="by_product"
                    ),
                ),
            ),
            FlowNode(
                id="separation",
                label=said("5. Phân ly hai cấp", "Two-stage separation"),
                product=said("sữa bột 20 °Bé", "starch milk 20 °Bé"),
                inputs=(water("Nước sạch 4,5 m³/t", "Fresh water 4.5 m³/t"), power),
                outputs=(waste("Nước dịch 9,8 m³/t, COD 12.200 mg/L", "Fruit water 9.8 m³/t, COD 12,200 mg/L"),),
            ),
            FlowNode(
                id="drying",
                label=said("6. Ly tâm tách nước, sấy khí động", "Dewatering and flash drying"),
                product=said("tinh bột khô 12,5 % ẩm", "dry starch, 12.5 % moisture"),
                inputs=(FlowStream(label=said("Dầu tải nhiệt, than", "Thermal oil, coal"), kind="energy"), power),
                outputs=(
                    waste("Khí thải xyclon, bụi tinh bột", "Cyclone exhaust, starch dust"),
                    waste("Tro xỉ", "Ash"),
                ),
            ),
            FlowNode(
                id="packing",
                label=said("7. Đóng bao, kho", "Packing and store"),
                product=said("Tinh bột sắn đóng bao", "Cassava starch in sacks"),
                inputs=(FlowStream(label=said("Bao PP", "PP sacks"), kind="material"), power),
                outputs=(waste("Bao rách, bột rơi", "Torn sacks, spilt starch"),),
            ),
            FlowNode(
                id="pressing",
                label=said("8. Ép bã", "Pulp pressing"),
                product=said("Bã ép bán làm thức ăn chăn nuôi", "Pressed pulp sold as feed"),
                inputs=(
                    FlowStream(label=said("Bã ướt từ trích ly", "Wet pulp from extraction"), kind="material"),
                    power,
                ),
                outputs=(waste("Nước ép bã", "Press water"),),
                follows=False,
            ),
        ),
    )


def assert_apart(chart: blocks.Chart) -> None:
    """No letters over one another, none outside."""
    page = drawing.drawn(chart, drawing.WIDTH, look.palette())
    boxes = [text.get_window_extent() for text in page.figure.texts]
    for place, box in enumerate(boxes):
        assert box.x0 >= -1
        assert box.x1 <= page.width + 1
        assert box.y0 >= -3
        assert box.y1 <= page.height + 1
        for other in boxes[:place]:
            across = min(box.x1, other.x1) - max(box.x0, other.x0)
            up = min(box.y1, other.y1) - max(box.y0, other.y0)
            assert across < 0.5 or up < 3, (page.figure.texts[place], other)
