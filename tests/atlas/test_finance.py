"""Funds, products and subsidies."""

from __future__ import annotations

from graph.atlas.finance import list_finance

from .cases import make_desk, texts


def test_funding_products_and_subsidies_stand_with_their_amounts() -> None:
    desk = make_desk("""
thing 甲基金 Fund 金
thing 乙银行 FinancialInstitution 金
thing 丙市 Region
thing 丁企 Enterprise 产
thing 戊项目 Project
thing 己贷 FinancialProduct
thing 庚贷 FinancialProduct
document d1 题 2022 丙市
claim d1 甲基金 funds 丁企 done 甲基金投资丁企 amount=1000000
claim d1 甲基金 funds 丁企 done 甲基金再投丁企 amount=3000000 start=9
claim d1 丁企 funds 戊项目 planned 丁企拟投戊项目
claim d1 丙市 funds 戊项目 done 丙市资助戊项目
claim d1 乙银行 issues 己贷 done 乙银行推出己贷
figure d1 甲基金 总规模 20000000 元 target 规模两千万 bound=≥
figure d1 甲基金 员工 20 人 actual 员工二十人
figure d1 丙市 购房补贴 120000 元 support 补贴十二万
figure d1 丙市 人才公寓 100 套 support 给房百套
""")
    assert texts(list(list_finance(desk))) == [
        ("其他资金", "丁企", "", "戊项目", "", "", "", "计划中"),
        ("基金", "甲基金", "", "丁企", "", "3,000,000", "元", "已实现"),
        ("财政资金", "丙市", "", "戊项目", "", "", "", "已实现"),
        ("基金", "甲基金", "", "", "总规模", "≥20,000,000", "元", "计划中"),
        ("产品", "乙银行", "己贷", "", "", "", "", "已实现"),
        ("产品", "", "庚贷", "", "", "", "", ""),
        ("补贴", "丙市", "", "", "购房补贴", "120,000", "元", ""),
    ]
