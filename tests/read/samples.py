"""Sample files built by hand: pages, Word files and PDFs with sentences written for these tests."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import docx
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from graph.read import SourceFile

BODY = (
    "为推动海城市科技成果转化，市科技局会同有关部门研究提出本意见，请各单位结合实际认真落实到位。",
    "支持远望重工与南湾大学共建先进焊接技术研究院，三年内引进专家三十名，转化成果五十项以上。",
    "对新认定的市级中试基地，经评审后给予最高二百万元补助，所需资金从市级科技专项中列支。",
    "各区县要建立工作台账，定期调度进展，重大事项及时向市政府报告，确保各项任务按期完成。",
)


def page(body: Sequence[str] = BODY, *, title: str = "海城市关于促进科技成果转化的意见", head: str = "", charset: str = "utf-8") -> str:
    """A page as government sites make them, with menu, field line, signature, recommendations and footer."""
    paragraphs = "\n".join(f"<p>　　{p}</p>" for p in body)
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}_海城市人民政府</title>{head}
<script>var hidden = "不应出现的脚本文字";</script><style>p {{color: red}}</style></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li><a href="/hd">互动交流</a></li></ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a></div>
<div class="article"><h1>{title}</h1>
<div class="info">来源：海城市科学技术局　发布时间：2023-05-06 10:20　浏览次数：128</div>
<div class="content">{paragraphs}
<p style="text-align:right">海城市科学技术局</p><p style="text-align:right">2023年5月5日</p></div></div>
<div class="related"><h3>相关阅读</h3><ul><li><a href="/1">海城市举办第三届职工技能大赛开幕仪式</a></li>
<li><a href="/2">全市春季植树活动圆满结束</a></li></ul></div>
<div class="footer">版权所有：海城市人民政府 海ICP备12345678号 网站标识码0000000000</div></body></html>"""


def make_docx(*paragraphs: str, table: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word file with paragraphs, then a table, then one closing paragraph where there is a table."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for row, texts in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document.add_paragraph("以上平台由市科技局统一管理。")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


Placed = tuple[float, float, float, str]


def make_pdf(*pages: Sequence[Placed], password: str | None = None) -> bytes:
    """A PDF of pages with lines (left, bottom, size, text) in a font that viewers bring themselves."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    drawing = canvas.Canvas(stream, encrypt=password, invariant=1)
    for lines in pages:
        for left, bottom, size, text in lines:
            drawing.setFont("STSong-Light", size)
            drawing.drawString(left, bottom, text)
        drawing.showPage()
    drawing.save()
    return stream.getvalue()


def store(folder: Path, content: bytes | str, name: str) -> SourceFile:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return SourceFile(path, name, path.stem)
