"""What shops and their programs call each field, best name first; compared by header_key.

header_key ignores case, width, blanks, punctuation and a unit in brackets: "Order #" is "order".
"""

import re
import unicodedata
from collections.abc import Mapping

from app.domain.importing_fields import CUSTOMERS, SALES

_PERSON = {
    "name": """姓名 客户姓名 顾客姓名 会员姓名 客户名称 会员名称 顾客名称 名称 客户名
        会员名 收货人姓名
        收货人 收货人/提货人 收件人 收件人姓名
        联系人 昵称 买家姓名 称呼 full_name name customer_name
        client_name contact_name buyer_name your_full_name billing_name shipping_name member_name
        recipient display_name namn nombre""",
    "first_name": """first_name given_name firstname 名 名字 förnamn forename""",
    "last_name": """last_name family_name surname lastname 姓 姓氏 efternamn""",
    "phone": """手机 手机号 手机号码 联系手机 联系方式 联系电话
        电话 电话号码 移动电话 会员手机
        客户手机 客户电话 收货人手机号/提货人手机号 收货人手机号
        收货人手机 收件人电话 收货人电话 买家手机
        mobile mobile_phone mobile_number phone phone_number telephone tel cell cell_phone
        billing_phone customer_phone contact_number contact_phone_number phone_1_value
        shipping_phone default_address_phone 固定电话 mobil mobilnummer teléfono contact""",
    "email": """邮箱 电子邮箱 邮件 电子邮件 邮箱地址 email e_mail email_address e_mail_address
        e_mail_1_value mail customer_email billing_email e_post""",
    "channel": """渠道 来源渠道 销售渠道 渠道来源 来源 平台 channel sales_channel source
        creation_source""",
}

_CURRENCY = """币种 货币 货币单位 货币代码 货币种类 币别 结算币种 交易币种 订单币种 currency
    currency_code order_currency transaction_currency payment_currency ccy valuta moneda"""

_SALE_WORDS = {
    **_PERSON,
    "customer": """客户编号 会员编号 会员号 客户号 会员卡号 卡号 顾客编号 客户代码 会员id 客户id
        会员代码 买家会员名 买家昵称 customer customer_number customer_no customer_id customerid
        customer_code member_id member_no membership_number card_no client_id cust_id buyer_id
        account_number square_customer_id customer_reference_id 客户 顾客 会员 买家 buyer client
        user_id userid""",
    "document": """订单号 订单编号 单号 单据号 单据编号 销售单号 交易号 小票号 流水号 发票号 订单id
        交易单号 主订单编号 document document_number document_no order order_number order_no
        order_id orderid order_name order_reference purchase purchase_id invoice invoiceno
        invoice_no invoice_number invoice_id receipt receipt_number receipt_no transaction_id
        transaction transaction_no reference 外部订单号 payment_id""",
    "date": """日期 消费日期 交易日期 销售日期 订单日期 购买日期 下单日期 付款时间 订单付款时间
        支付时间 成交时间 交易成功时间 交易时间 消费时间 下单时间 订单创建时间 销售时间 购买时间
        开单日期 单据日期 时间 date day order_date purchase_date sale_date transaction_date
        invoicedate invoice_date created_at paid_at bought_at date_created order_created_at
        datetime timestamp created köpdatum""",
    "amount": """实付金额 实付款 实付 实收金额 实收 买家实际支付金额 支付金额 商品实际成交金额
        成交金额 付款金额 消费金额 交易金额 销售金额 销售额 订单金额 金额 总金额 合计金额
        商品金额小计 小计 应付金额 买家应付货款 net_sales amount line_amount line_total net_amount
        amount_paid paid_amount total_paid subtotal total total_amount order_total sales revenue
        net_revenue n_revenue price_total value gross_sales total_collected belopp""",
    "quantity": """数量 商品数量 购买数量 销售数量 件数 宝贝总数量 quantity qty item_quantity
        lineitem_quantity line_item_quantity items_sold units number_of_items""",
    "unit_price": """单价 商品单价 销售单价 零售价 成交单价 unit_price unitprice price item_price
        lineitem_price line_item_price price_each rate""",
    "category": """类别 商品类别 品类 分类 商品分类 商品目录 类目 大类 产品类别 category
        product_category item_category product_type department""",
    "product": """商品名称 商品 品名 产品名称 产品 宝贝标题 商品标题 项目 消费项目 名目 product
        product_name item item_name lineitem_name line_item_name product_title description products
        article stockcode sku 商品编码 biljettyp""",
    "kind": """类型 单据类型 交易类型 业务类型 订单类型 消费类型 kind type event_type
        transaction_type sale_type receipt_type""",
    "original": """原订单号 原单号 原始单号 退货原单 关联单号 original original_order
        original_document refund_of return_of original_invoice reversed_entry""",
    "status": """订单状态 交易状态 订单商品状态 状态 status order_status financial_status
        payment_status 支付状态""",
    "discount": "",
    "currency": _CURRENCY,
}

_CUSTOMER_WORDS = {
    **_PERSON,
    "number": """编号 客户编号 会员编号 会员号 客户号 会员卡号 卡号 顾客编号 客户代码 会员id 客户id
        会员代码 number customer_number customer_no customer_code customer_id customerid customer
        member_id member_no membership_number card_no client_id external_id reference_id id
        square_customer_id 客户 会员""",
    "birthday": """生日 出生日期 出生年月日 birthday birth_date birthdate date_of_birth dob bday
        fechadenacimiento""",
    "joined": """加入日期 入会日期 入会时间 注册日期 注册时间 开卡日期 建档日期 登记日期 创建时间
        创建日期 成为会员时间 首次消费日期 joined joined_on join_date member_since date_joined
        sign_up registered registration_date date_subscribed date_registered customer_since
        create_date created created_at created_time connected_on optin_time first_visit""",
    "tenure": """使用年限 年限 合作年限 合作时长 会龄 客龄 tenure tenure_years years years_with_us
        years_as_customer tenure_months 使用月数""",
    "influence": """影响力 影响力评分 影响力分 影响力得分 口碑 口碑评分 influence influence_score
        influence_rating""",
    "potential": """潜力 潜力评分 潜在价值 潜力值 potential potential_score""",
    "tags": """标签 客户标签 会员标签 tags tag labels label groups group_membership categories
        keywords""",
    "note": "备注 说明 客户备注 备注信息 note notes remark remarks comment comments memo",
    "amount": """消费金额 累计消费 累计消费金额 消费总额 消费总金额 总消费 总消费金额 累计金额 金额
        amount spend total_spent total_spend lifetime_spend lifetime_value amount_spent total_amount
        total_sales ltv""",
    "frequency": """购买频次 消费频次 频次 购买频率 消费频率 购买次数 消费次数 频率 frequency
        purchase_frequency purchases orders total_orders order_count orders_count number_of_orders
        transaction_count total_visits visits""",
    "level": """当前等级 等级 级别 会员等级 客户等级 星级 会员级别 level current_level tier
        customer_level membership_level loyalty_tier grade""",
    "last_review": """上次评级日期 上次评级 最近评级 最近评级日期 评级日期 last_review
        last_review_date last_rating_date last_rating""",
    "next_review": """下一次评级日期 下次评级日期 下次评级 下一次评级 next_review
        next_review_date next_rating_date next_rating""",
    "referrer": """推荐人 介绍人 推荐人编号 推荐会员 referrer referred_by referred_from referral
        introduced_by""",
    "gender": "性别 gender sex salutation",
    "address": """地址 联系地址 详细地址 家庭住址 住址 收货地址 address street street_address
        address_1 street_address_1 default_address_address1 adress address_1_formatted""",
    "id_number": """身份证号 身份证号码 身份证 公民身份号码 证件号码 证件号 居民身份证号
        居民身份证号码 客户身份证号 会员身份证号 id_number id_card id_card_number id_card_no
        identity_number identity_card identity_card_number national_id national_id_number
        citizen_id resident_id""",
    "currency": _CURRENCY,
    "occupation": "职业 职务 occupation job_title job title position profession",
}

_LONGEST = 200
_BRACKETS = re.compile(r"[(\[【（].*?[)\]】）]")


def header_key(header: str) -> str:
    """Return what two spellings of a header have in common: " Order #" and "ORDER" are order."""
    text = unicodedata.normalize("NFKC", header[:_LONGEST]).casefold()
    short = _BRACKETS.sub("", text)
    return "".join(filter(str.isalnum, short)) or "".join(filter(str.isalnum, text))


def _ranks(words: Mapping[str, str]) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for field, names in words.items():
        for rank, name in enumerate(names.split()):
            key = header_key(name)
            if field not in dict(found.get(key, ())):
                found[key] = (*found.get(key, ()), (field, rank))
    return found


KNOWN = {SALES: _ranks(_SALE_WORDS), CUSTOMERS: _ranks(_CUSTOMER_WORDS)}
EITHER = frozenset(KNOWN[SALES]) | frozenset(KNOWN[CUSTOMERS])
