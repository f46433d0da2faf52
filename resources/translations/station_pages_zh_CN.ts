<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BarcodesPart</name>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Barcodes</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>No barcode is known yet; scan one</source>
        <translation>还没有条码，请扫一个</translation>
    </message>
    <message>
        <source>Barcode, scanned or typed</source>
        <translation>条码，扫描或输入</translation>
    </message>
    <message>
        <source>Put</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>BarcodesSection</name>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Barcodes</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>No barcode is known yet</source>
        <translation>还没有条码</translation>
    </message>
    <message>
        <source>Scan a packet here: from then on it chooses this item</source>
        <translation>在这里扫一下包装上的条码，以后一扫就是它</translation>
    </message>
    <message>
        <source>Barcode, scanned or typed</source>
        <translation>条码，扫描或输入</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>记住</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>On</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>新物品</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Only a leader changes the catalogue</source>
        <translation>物品目录由值班长修改</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>注意事项</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>数量线</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内物</translation>
    </message>
    <message>
        <source>Barcodes</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>图标</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>物品目录</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Pages of the form</source>
        <translation>表单各页</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Earlier on the shelf</source>
        <translation>往前移</translation>
    </message>
    <message>
        <source>Later on the shelf</source>
        <translation>往后移</translation>
    </message>
</context>
<context>
    <name>CautionPart</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Shown wherever the item is</source>
        <translation>显示在这种物品旁</translation>
    </message>
</context>
<context>
    <name>ContentsPart</name>
    <message>
        <source>Content</source>
        <translation>内物</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内物</translation>
    </message>
    <message>
        <source>Write down what the kit must hold</source>
        <translation>写下箱里应有的东西</translation>
    </message>
    <message>
        <source>Put</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>DiscardSection</name>
    <message>
        <source>All expired: %1</source>
        <translation>全部过期的：%1</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>DoneLine</name>
    <message>
        <source>Taken back. %1</source>
        <translation>已撤销，%1</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>GiftsPage</name>
    <message>
        <source>Not thanked yet</source>
        <translation>还没答谢</translation>
    </message>
    <message>
        <source>%1 to thank</source>
        <translation>%1 项待答谢</translation>
    </message>
    <message>
        <source>All thanked</source>
        <translation>都已答谢</translation>
    </message>
    <message>
        <source>Thank %1 for %2 (%3)</source>
        <translation>答谢 %1：%2（%3）</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>当面致谢</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>感谢信</translation>
    </message>
    <message>
        <source>Notice board</source>
        <translation>公告栏</translation>
    </message>
    <message>
        <source>Pennant</source>
        <translation>锦旗</translation>
    </message>
    <message>
        <source>Gifts and thanks</source>
        <translation>捐赠与答谢</translation>
    </message>
    <message>
        <source>Gifts</source>
        <translation>捐赠</translation>
    </message>
    <message>
        <source>No gift has been taken in yet; choose “donated” when something is given</source>
        <translation>还没有收到捐赠；入库时来源选“捐赠”就会记在这里</translation>
    </message>
    <message>
        <source>How they were thanked</source>
        <translation>怎样答谢的</translation>
    </message>
    <message>
        <source>Record thanks</source>
        <translation>记下答谢</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Donor</source>
        <translation>捐赠人</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Thanked</source>
        <translation>答谢</translation>
    </message>
</context>
<context>
    <name>IconPart</name>
    <message>
        <source>The picture on the tile</source>
        <translation>卡片上的图标</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>ItemGrid</name>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>ItemPage</name>
    <message>
        <source>%1 left</source>
        <translation>可用 %1</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>开封</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>调出</translation>
    </message>
    <message>
        <source>Barcodes</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>数量线</translation>
    </message>
    <message>
        <source>What is done with it</source>
        <translation>要做什么</translation>
    </message>
</context>
<context>
    <name>KitPage</name>
    <message>
        <source>OK</source>
        <translation>齐</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>缺 %1</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Everything is there</source>
        <translation>都齐了</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>To refill or replace: %1</source>
        <translation>要补或要换：%1</translation>
    </message>
    <message>
        <source>Never checked</source>
        <translation>还没检查过</translation>
    </message>
    <message>
        <source>Checked: %1</source>
        <translation>上次检查：%1</translation>
    </message>
    <message>
        <source>%1 to replace</source>
        <translation>%1 样要换</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>The kit has no list of contents; a leader writes it in the catalogue</source>
        <translation>还没有内物清单，请值班长在物品目录里填写</translation>
    </message>
    <message>
        <source>Count what is there; the date only where one is printed</source>
        <translation>数一数有几件；印有有效期的填日期</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>应有 %1</translation>
    </message>
    <message>
        <source>good until</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>All there</source>
        <translation>都齐</translation>
    </message>
    <message>
        <source>Record check</source>
        <translation>记下检查</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>不能撤销</translation>
    </message>
    <message>
        <source>a leader may take it back</source>
        <translation>可由值班长撤销</translation>
    </message>
    <message>
        <source>Taken back. %1</source>
        <translation>已撤销，%1</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>全部物品</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>流水</translation>
    </message>
    <message>
        <source>Newest first; nothing is ever erased</source>
        <translation>最新的在前；只增不删</translation>
    </message>
    <message>
        <source>Nothing has moved yet</source>
        <translation>还没有出入记录</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Show the lines of one item</source>
        <translation>只看一种物品的流水</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Why it is taken back</source>
        <translation>为什么撤销</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>LedgerRows</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>For, from, why</source>
        <translation>给谁、来自谁、原因</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>值守人</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>有效期至 %1</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>LimitsPart</name>
    <message>
        <source>Bottom line</source>
        <translation>底线</translation>
    </message>
    <message>
        <source>Buy up to</source>
        <translation>备足到</translation>
    </message>
    <message>
        <source>Days, once opened</source>
        <translation>开封后可用天数</translation>
    </message>
    <message>
        <source>Hours it is lent</source>
        <translation>借用小时数</translation>
    </message>
</context>
<context>
    <name>LimitsSection</name>
    <message>
        <source>Below the bottom line it is on the shopping list</source>
        <translation>低于底线就列入采购清单</translation>
    </message>
    <message>
        <source>Bottom line</source>
        <translation>底线</translation>
    </message>
    <message>
        <source>Buy up to</source>
        <translation>备足到</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>全部设置</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>NamesPart</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name in English (optional)</source>
        <translation>英文名称（可不填）</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Unit in English (optional)</source>
        <translation>英文单位（可不填）</translation>
    </message>
    <message>
        <source>It has an expiry date</source>
        <translation>有有效期</translation>
    </message>
</context>
<context>
    <name>OpenedSection</name>
    <message>
        <source>Too old</source>
        <translation>开封太久</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>开封</translation>
    </message>
    <message>
        <source>Use until</source>
        <translation>用到</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>None is open</source>
        <translation>没有开封的</translation>
    </message>
    <message>
        <source>Open a new one</source>
        <translation>开一个新的</translation>
    </message>
</context>
<context>
    <name>OutSection</name>
    <message>
        <source>On hand: %1, usable: %2</source>
        <translation>现有 %1，可用 %2</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>备注（可不填）</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>OverviewSection</name>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>现有</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Lent out</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>还能用</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Nothing is on the shelf</source>
        <translation>架上没有了</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>Stock in the evening</source>
        <translation>当日结存</translation>
    </message>
    <message>
        <source>Goods came</source>
        <translation>有入库</translation>
    </message>
    <message>
        <source>Went out</source>
        <translation>当日用出</translation>
    </message>
    <message>
        <source>Bottom line</source>
        <translation>底线</translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source>Sent to the printer</source>
        <translation>已送到打印机</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>ReceivePage</name>
    <message>
        <source>On hand: %1</source>
        <translation>现有 %1</translation>
    </message>
    <message>
        <source>Remember barcode %1</source>
        <translation>记住条码 %1</translation>
    </message>
    <message>
        <source>Good until %1</source>
        <translation>有效期至%1</translation>
    </message>
    <message>
        <source>Barcode %1 is new: choose the item it stands on</source>
        <translation>条码 %1 是新的：请选它是哪种物品</translation>
    </message>
    <message>
        <source>Nothing is in use; a leader switches items on in the catalogue</source>
        <translation>还没有启用的物品，请值班长在物品目录里启用</translation>
    </message>
    <message>
        <source>Choose what came in, or scan its barcode</source>
        <translation>选择到了什么，或扫它的条码</translation>
    </message>
    <message>
        <source>Donor</source>
        <translation>捐赠人</translation>
    </message>
    <message>
        <source>From which booth</source>
        <translation>来自哪个岗亭</translation>
    </message>
    <message>
        <source>From (optional)</source>
        <translation>来自（可不填）</translation>
    </message>
    <message>
        <source>lot %1</source>
        <translation>批号 %1</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>入库 / 捐赠</translation>
    </message>
    <message>
        <source>Allocated, bought or donated</source>
        <translation>下拨、自购、捐赠或调入</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Another item</source>
        <translation>换一种</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Good until (packet)</source>
        <translation>有效期（看包装）</translation>
    </message>
    <message>
        <source>+%1 y</source>
        <translation>+%1 年</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Lot (optional)</source>
        <translation>批号（可不填）</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>备注（可不填）</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>ShoppingPage</name>
    <message>
        <source>%1 items</source>
        <translation>%1 种</translation>
    </message>
    <message>
        <source>Used up</source>
        <translation>已用完</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低于底线</translation>
    </message>
    <message>
        <source>Shopping list</source>
        <translation>采购清单</translation>
    </message>
    <message>
        <source>Nothing has to be bought</source>
        <translation>暂时不用采购</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Below the bottom line, or used up within %1 days; up to the target</source>
        <translation>低于底线或 %1 天内用完的，补到备足线</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Bottom line</source>
        <translation>底线</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>还能用</translation>
    </message>
    <message>
        <source>Buy</source>
        <translation>采购</translation>
    </message>
</context>
<context>
    <name>SortPart</name>
    <message>
        <source>How it goes out; fixed, because it has moved</source>
        <translation>发放方式（已有出入记录，不能再改）</translation>
    </message>
    <message>
        <source>How it goes out</source>
        <translation>发放方式</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>货架分类</translation>
    </message>
</context>
<context>
    <name>StatsPage</name>
    <message>
        <source>Who was served</source>
        <translation>服务人次</translation>
    </message>
    <message>
        <source>No names, only kinds of work</source>
        <translation>只记工种，不记姓名</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>Services by kind of worker</source>
        <translation>各工种人次</translation>
    </message>
    <message>
        <source>Nobody was served in this time</source>
        <translation>这段时间还没有服务记录</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
</context>
<context>
    <name>TagsSection</name>
    <message>
        <source>Tag</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>在哪</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>No tag yet: only what has a tag can be lent</source>
        <translation>还没有编号：有编号的才能借出</translation>
    </message>
    <message>
        <source>A tag is written on the thing itself, like U07</source>
        <translation>编号写在物品上，如 U07</translation>
    </message>
    <message>
        <source>New tag, typed or scanned</source>
        <translation>新编号，输入或扫描</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>TransferSection</name>
    <message>
        <source>To which booth</source>
        <translation>调到哪个岗亭</translation>
    </message>
</context>
</TS>
