<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AskPage</name>
    <message>
        <source>Has the card come out well?</source>
        <translation>卡片打印好了吗？</translation>
    </message>
    <message>
        <source>Until you say so, the pass stays as it was.</source>
        <translation>点“打印好了”之前，这张证的状态不变。</translation>
    </message>
    <message>
        <source>It came out</source>
        <translation>打印好了</translation>
    </message>
    <message>
        <source>Jammed: print again</source>
        <translation>卡纸，重新打印</translation>
    </message>
</context>
<context>
    <name>ExtendPage</name>
    <message>
        <source>Leave it</source>
        <translation>先不办</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>As it will be printed. Code and number come with issuing.</source>
        <translation>证会这样印。二维码和短号办好后才有。</translation>
    </message>
    <message>
        <source>Why one more pass?</source>
        <translation>为什么还要再办一张？</translation>
    </message>
    <message>
        <source>Issue all the same</source>
        <translation>仍要办证</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>办证</translation>
    </message>
</context>
<context>
    <name>LifePage</name>
    <message>
        <source>History of this pass</source>
        <translation>这张证的经过</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>MorePage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>PassForm</name>
    <message>
        <source>No plate looks like this; please compare it with the car.</source>
        <translation>没有这样的车牌，请和车上的再对一下。</translation>
    </message>
    <message>
        <source>On the card as written</source>
        <translation>证上照这样印</translation>
    </message>
    <message>
        <source>Whom the pass is for</source>
        <translation>办给谁</translation>
    </message>
    <message>
        <source>Owner (may stay empty)</source>
        <translation>车主（可不填）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房号</translation>
    </message>
    <message>
        <source>Firm or room (may stay empty)</source>
        <translation>单位或房号（可不填）</translation>
    </message>
    <message>
        <source>such as 3-2-501</source>
        <translation>如 3-2-501</translation>
    </message>
    <message>
        <source>Phone (may stay empty)</source>
        <translation>手机（可不填）</translation>
    </message>
    <message>
        <source>11 digits</source>
        <translation>11 位手机号</translation>
    </message>
    <message>
        <source>Enter the plate</source>
        <translation>填写车牌</translation>
    </message>
</context>
<context>
    <name>PassPanel</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>You can look. To change passes, ask: %1</source>
        <translation>您可以查看。办证和改动请找：%1</translation>
    </message>
    <message>
        <source>Touch a pass in the list to see its card.</source>
        <translation>点一下左边的证，这里显示卡片</translation>
    </message>
</context>
<context>
    <name>Passes</name>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Printed elsewhere</source>
        <translation>已在别处打印</translation>
    </message>
    <message>
        <source>Compared: hand it over</source>
        <translation>核对后交给本人</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>续期</translation>
    </message>
    <message>
        <source>Reissue</source>
        <translation>补办</translation>
    </message>
    <message>
        <source>Report lost</source>
        <translation>挂失</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Void it</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>存 PDF</translation>
    </message>
    <message>
        <source>Save PNG</source>
        <translation>存 PNG</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Reissued and still suspended: the gate stops the new card too</source>
        <translation>已补办，仍在暂停中：恢复之前新证也不能用</translation>
    </message>
    <message>
        <source>Printed: it waits to be handed over</source>
        <translation>已打印，等本人来领</translation>
    </message>
    <message>
        <source>Printed again</source>
        <translation>已补打</translation>
    </message>
    <message>
        <source>Handed over: the pass is valid</source>
        <translation>已交给本人，现在有效</translation>
    </message>
    <message>
        <source>Extended; the card need not be printed again</source>
        <translation>已续期，卡不用重打</translation>
    </message>
    <message>
        <source>Reissued: print the new card; the old one is refused</source>
        <translation>已补办：请打印新卡，旧卡不能再用</translation>
    </message>
    <message>
        <source>Reported lost: the gate refuses the card</source>
        <translation>已挂失，门岗不再放行这张卡</translation>
    </message>
    <message>
        <source>In use again</source>
        <translation>已恢复使用</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已收回</translation>
    </message>
    <message>
        <source>Void: the gate refuses the card</source>
        <translation>已作废，门岗不再放行这张卡</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已存为 %1</translation>
    </message>
    <message>
        <source>Who reports it? The gate will refuse this card at once.</source>
        <translation>谁来挂失？挂失后门岗马上不认这张卡。</translation>
    </message>
    <message>
        <source>Why a new card? The old one will be refused.</source>
        <translation>为什么补办？补办后旧卡不能再用。</translation>
    </message>
    <message>
        <source>Why is it suspended? It can be resumed any time.</source>
        <translation>为什么暂停？之后可以随时恢复。</translation>
    </message>
    <message>
        <source>Void this pass? The gate will refuse the card. Say why.</source>
        <translation>确定作废这张证吗？作废后门岗不认这张卡。请选原因：</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>办证</translation>
    </message>
    <message>
        <source>Printed</source>
        <comment>a line of facts</comment>
        <translation>打印</translation>
    </message>
    <message>
        <source>Collected</source>
        <comment>a line of facts</comment>
        <translation>领取</translation>
    </message>
    <message>
        <source>Times reissued</source>
        <translation>补办次数</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>证卡</translation>
    </message>
    <message>
        <source>A4, 8 cards</source>
        <translation>A4 八张</translation>
    </message>
    <message>
        <source>A4, 10 cards</source>
        <translation>A4 十张</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>58 mm slip</source>
        <translation>58 小票</translation>
    </message>
    <message>
        <source>80 mm slip</source>
        <translation>80 小票</translation>
    </message>
    <message>
        <source>Front only</source>
        <translation>正面</translation>
    </message>
    <message>
        <source>Front and back</source>
        <translation>正反面</translation>
    </message>
    <message>
        <source>This printer has no paper of this size. Choose another paper or printer.</source>
        <translation>这台打印机没有这种尺寸的纸，请换一种纸或换打印机。</translation>
    </message>
    <message>
        <source>Fronts come first, then you turn the paper over.</source>
        <translation>先打正面，再由您把纸翻过来打背面。</translation>
    </message>
    <message>
        <source>The printer turns the paper by itself.</source>
        <translation>打印机会自己翻面。</translation>
    </message>
    <message>
        <source>Take the paper out as it lies and turn it like the page of a book: left becomes right, the top stays the top. Lay it back in so that the empty side is printed. Not sure which way up your printer wants it? Try with a single sheet first.</source>
        <translation>把纸原样取出，像翻书一样左右翻面，上边仍在上边，再放回纸盒，让空白的一面去打印。不确定哪面朝上，请先用一张试。</translation>
    </message>
</context>
<context>
    <name>PassesScreen</name>
    <message>
        <source>Passes</source>
        <translation>发证</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>出入证</translation>
    </message>
    <message>
        <source>Issued: print the card now</source>
        <translation>已办好，请打印卡片</translation>
    </message>
    <message>
        <source>Issued. The same holder also has passes: %1</source>
        <translation>已办好。这位持证人另外还有 %1 张证</translation>
    </message>
</context>
<context>
    <name>PlatePage</name>
    <message>
        <source>Plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>PrintPage</name>
    <message>
        <source>One moment …</source>
        <translation>请稍等 …</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>正反面</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>存成 PDF</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>先不办</translation>
    </message>
</context>
<context>
    <name>ReasonPage</name>
    <message>
        <source>Reasons</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>先不办</translation>
    </message>
    <message>
        <source>All the same</source>
        <translation>仍要办</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Other passes can be looked at meanwhile.</source>
        <translation>打印时可以先看别的证。</translation>
    </message>
</context>
<context>
    <name>ShownPasses</name>
    <message>
        <source>Not finished print runs: %1</source>
        <translation>没打完的批次：%1</translation>
    </message>
    <message>
        <source>Nobody found. Try pinyin, a phone&apos;s end or a room.</source>
        <translation>没有找到。可以试试姓名拼音、手机尾号或房号。</translation>
    </message>
    <message>
        <source>Scan the card you want to find; the one after goes to the gate again.</source>
        <translation>请扫要查的证。只查这一张，下一张照常到值守。</translation>
    </message>
    <message>
        <source>%1: has the card come out?</source>
        <translation>%1 的卡片打印好了吗？</translation>
    </message>
    <message>
        <source>The card is shown to those who compare it with its holder.</source>
        <translation>卡片只给负责核对的人看</translation>
    </message>
    <message>
        <source>Has %1 already: %2 (%3)</source>
        <translation>已有 %1 张证：%2（%3）</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>看这张证</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>发证</translation>
    </message>
    <message>
        <source>Import a list</source>
        <translation>导入名单</translation>
    </message>
    <message>
        <source>Print many</source>
        <translation>批量打印</translation>
    </message>
    <message>
        <source>Pick-up desk</source>
        <translation>领取点</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Pick-up</source>
        <translation>领证</translation>
    </message>
    <message>
        <source>No passes here. Look under another state, or find one by name.</source>
        <translation>这里没有证，换个状态看看，或按姓名查找。</translation>
    </message>
    <message>
        <source>No passes yet. Write a new one, or import a list.</source>
        <translation>还没有证，先新办一张，或导入名单。</translation>
    </message>
    <message>
        <source>Nothing waits to be printed. Write a new pass, or import.</source>
        <translation>没有待打印的证，可以新办或导入名单。</translation>
    </message>
    <message>
        <source>No card waits to be collected. Print the ones that wait.</source>
        <translation>没有待领取的证，先去打印待打印的证。</translation>
    </message>
    <message>
        <source>Name, room</source>
        <translation>拼音 / 手机 / 房号</translation>
    </message>
    <message>
        <source>Find a pass</source>
        <translation>查找出入证</translation>
    </message>
    <message>
        <source>Scan to find</source>
        <translation>扫码查找</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫码</translation>
    </message>
    <message>
        <source>Extend many</source>
        <translation>批量续期</translation>
    </message>
    <message>
        <source>Choose a state</source>
        <translation>选择状态</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>持证人</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Short number</source>
        <translation>短号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>New pass</source>
        <translation>新办</translation>
    </message>
    <message>
        <source>Name, tel., room</source>
        <translation>拼音 / 手机 / 房号</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>清空重填</translation>
    </message>
    <message>
        <source>Go on with the form</source>
        <translation>继续新办</translation>
    </message>
</context>
<context>
    <name>TurnPage</name>
    <message>
        <source>Now turn the paper over.</source>
        <translation>请把纸翻过来。</translation>
    </message>
    <message>
        <source>Print the back</source>
        <translation>打印背面</translation>
    </message>
    <message>
        <source>Jammed: print again</source>
        <translation>卡纸，重新打印</translation>
    </message>
</context>
<context>
    <name>Turner</name>
    <message>
        <source>The one before</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>下一个</translation>
    </message>
</context>
<context>
    <name>UntilField</name>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>such as 2026-12-31</source>
        <translation>如 2026-12-31</translation>
    </message>
    <message>
        <source>month</source>
        <translation>一个月</translation>
    </message>
    <message>
        <source>A month earlier</source>
        <translation>早一个月</translation>
    </message>
    <message>
        <source>A month later</source>
        <translation>晚一个月</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 个月</translation>
    </message>
    <message>
        <source>6 months</source>
        <translation>6 个月</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 年</translation>
    </message>
    <message>
        <source>Valid for</source>
        <translation>有效多久</translation>
    </message>
</context>
</TS>
