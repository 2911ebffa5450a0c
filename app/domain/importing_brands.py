"""The exports of well-known shop programs, told by headers that only they write.

A brand says what its headers mean where the general words would mislead: "Name" in a Shopify
order file is the number of the order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.importing_fields import CUSTOMERS, SALES
from app.domain.importing_synonyms import header_key


@dataclass(frozen=True)
class Brand:
    """One export: its title, its kind, the headers that give it away, and what some of them mean.

    An empty field means that the column is left out on purpose.
    """

    title: str
    kind: str
    signs: frozenset[str]
    fields: Mapping[str, str] = field(default_factory=dict)


def _brand(title: str, kind: str, signs: str, **fields: str) -> Brand:
    return Brand(
        title,
        kind,
        frozenset(header_key(sign) for sign in signs.split("|")),
        {
            header_key(header): "" if target == "leave" else target
            for target, headers in fields.items()
            for header in headers.split("|")
        },
    )


BRANDS = (
    _brand(
        "Shopify orders",
        SALES,
        "Name|Financial Status|Lineitem quantity|Lineitem price",
        document="Name",
        date="Created at",
        name="Billing Name",
        phone="Billing Phone",
        discount="Discount Amount",
        quantity="Lineitem quantity",
        unit_price="Lineitem price",
        product="Lineitem name",
        status="Financial Status",
        leave="Subtotal|Total|Id|Source|Paid at|Phone|Shipping Name|Shipping Phone|Payment ID",
    ),
    _brand(
        "Shopify customers",
        CUSTOMERS,
        "Customer ID|Accepts Email Marketing|Total Spent|Total Orders",
        phone="Phone",
        second_phone="Default Address Phone",
    ),
    _brand(
        "Square items",
        SALES,
        "Price Point Name|Net Sales|Gross Sales|Transaction ID|Item",
        amount="Net Sales",
        product="Item",
        leave="Customer Reference ID|Payment ID",
    ),
    _brand(
        "Square transactions",
        SALES,
        "Time Zone|Gross Sales|Net Sales|Total Collected",
        amount="Net Sales",
        leave="Description|Source|Customer Reference ID|Payment ID",
    ),
    _brand(
        "Square customers",
        CUSTOMERS,
        "Reference ID|Square Customer ID|Lifetime Spend",
        number="Square Customer ID",
        leave="Reference ID",
    ),
    _brand(
        "WooCommerce orders",
        SALES,
        "Order #|Customer type|Items sold|Net Sales",
        name="Customer",
        amount="Net Sales",
        leave="Customer type",
    ),
    _brand(
        "WooCommerce customers",
        CUSTOMERS,
        "Username|Last Active|Sign Up|Total Spend|AOV",
        leave="Shipping Phone",
    ),
    _brand(
        "WooCommerce customers",
        CUSTOMERS,
        "Customer ID|Username|Total spend|Order count",
    ),
    _brand(
        "Taobao orders",
        SALES,
        "订单编号|买家会员名|买家支付宝账号|订单状态",
        leave="总金额|买家应付货款|宝贝种类|联系电话",
        amount="买家实际支付金额|支付金额",
        date="订单付款时间",
    ),
    _brand(
        "Youzan order items",
        SALES,
        "订单号|外部订单号|订单商品状态|商品实际成交金额",
        leave="外部订单号|商品类型|商品编码|商品退款状态",
        amount="商品实际成交金额",
    ),
    _brand("Odoo contacts", CUSTOMERS, "id|company_type|is_company|lang", number="id"),
    _brand(
        "Online Retail",
        SALES,
        "InvoiceNo|StockCode|InvoiceDate|UnitPrice|CustomerID",
        product="Description",
        leave="StockCode",
    ),
    _brand("Loyverse customers", CUSTOMERS, "Customer code|Points balance|Total visits"),
    _brand("HubSpot contacts", CUSTOMERS, "Contact owner|Lifecycle Stage|Create Date"),
    _brand("Mailchimp audience", CUSTOMERS, "Email Address|MEMBER_RATING|OPTIN_TIME"),
    _brand("Google Contacts", CUSTOMERS, "Given Name|Family Name|E-mail 1 - Value"),
    _brand("Outlook contacts", CUSTOMERS, "E-mail Address|Middle Name|Mobile Phone"),
    _brand("Salesforce contacts", CUSTOMERS, "Salutation|Account Name|Mailing City"),
    _brand("Pipedrive people", CUSTOMERS, "Name|Organization|Owner|Label"),
    _brand("LinkedIn connections", CUSTOMERS, "Connected On|Position|URL"),
    _brand("Stripe customers", CUSTOMERS, "id|Email|Created (UTC)|Total Spend", number="id"),
    _brand("Squarespace list", CUSTOMERS, "Email Address|Date Subscribed"),
    _brand("Klaviyo profiles", CUSTOMERS, "Email|Phone Number|Organization|Title|Tags"),
    _brand("Facebook lead ads", CUSTOMERS, "created_time|ad_name|form_name", number="id"),
    _brand("Google Forms", CUSTOMERS, "Timestamp|Email Address|Your full name", joined="Timestamp"),
    _brand("Tickster", CUSTOMERS, "Förnamn|Efternamn|Biljettyp|Köpdatum"),
    _brand("vCard", CUSTOMERS, "FN|TEL|EMAIL|BDAY", name="FN", phone="TEL", birthday="BDAY"),
    _brand("StarDesk sales", SALES, "customer|purchase|date|amount|category", customer="customer"),
    _brand("nine-column star table", CUSTOMERS, "名称|联系方式|购买频次|使用年限|当前等级"),
)


def brand_of(headers: Sequence[str]) -> Brand | None:
    """Return the brand whose give-away headers are all there, the most telling one first."""
    keys = {header_key(header) for header in headers}
    fitting = [brand for brand in BRANDS if brand.signs <= keys]
    return max(fitting, key=lambda brand: len(brand.signs), default=None)
