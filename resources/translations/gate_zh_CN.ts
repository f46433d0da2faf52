<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Attendant</name>
    <message>
        <source>%1℃ was given to nobody</source>
        <translation>%1℃ 没有记给任何人</translation>
    </message>
    <message>
        <source>Nobody is on duty</source>
        <translation>现在没有人值守</translation>
    </message>
    <message>
        <source>Nobody was found: try another way</source>
        <translation>没有找到，请换个方式再试</translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>No camera</source>
        <translation>没有摄像头</translation>
    </message>
    <message>
        <source>Starting the camera…</source>
        <translation>正在打开摄像头…</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头画面</translation>
    </message>
    <message>
        <source>The camera does not answer: plug it in again</source>
        <translation>摄像头没有反应，请重新插一下</translation>
    </message>
</context>
<context>
    <name>CaseSteps</name>
    <message>
        <source>1 Sit and rest</source>
        <translation>1 静坐等候</translation>
    </message>
    <message>
        <source>2 Again · %1</source>
        <translation>2 已复测 · %1</translation>
    </message>
    <message>
        <source>2 Contact, armpit</source>
        <translation>2 水银计复测腋温</translation>
    </message>
    <message>
        <source>Then type it on the right</source>
        <translation>结束后在右侧输入</translation>
    </message>
    <message>
        <source>3 Still high: report</source>
        <translation>3 仍偏高：上报</translation>
    </message>
    <message>
        <source>3 Report at once</source>
        <translation>3 请马上上报</translation>
    </message>
    <message>
        <source>Community desk, fever clinic</source>
        <translation>社区值班 · 发热门诊</translation>
    </message>
    <message>
        <source>The recheck is over</source>
        <translation>复测已结束</translation>
    </message>
    <message>
        <source>Rested long enough</source>
        <translation>已休息够时间</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Is it this person?</source>
        <translation>是这位吗？</translation>
    </message>
    <message>
        <source>Compare face, name and room; ask for the room if in doubt</source>
        <translation>请核对本人、姓名和房号；拿不准就问一句房号</translation>
    </message>
    <message>
        <source>+ child</source>
        <translation>+ 儿童</translation>
    </message>
    <message>
        <source>Children %1</source>
        <translation>儿童 %1</translation>
    </message>
    <message>
        <source>One child fewer</source>
        <translation>减少一个儿童</translation>
    </message>
    <message>
        <source>It is them</source>
        <translation>是本人，记录</translation>
    </message>
    <message>
        <source>Only children of this home</source>
        <translation>只有这家的孩子</translation>
    </message>
</context>
<context>
    <name>CountersCard</name>
    <message>
        <source>In today</source>
        <translation>今日进</translation>
    </message>
    <message>
        <source>Out today</source>
        <translation>今日出</translation>
    </message>
    <message>
        <source>Visitors inside</source>
        <translation>访客在内</translation>
    </message>
    <message>
        <source>Fevers</source>
        <translation>体温异常</translation>
    </message>
</context>
<context>
    <name>DeskCard</name>
    <message>
        <source>typed</source>
        <translation>手工输入</translation>
    </message>
    <message>
        <source>thermometer</source>
        <translation>测温仪</translation>
    </message>
    <message>
        <source>Measure, or type</source>
        <translation>等待测温仪或手工输入</translation>
    </message>
    <message>
        <source>%1: measure or type</source>
        <translation>%1：请测温或输入</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: recording</source>
        <translation>%1 · 即将记录</translation>
    </message>
    <message>
        <source>Whose temperature is it?</source>
        <translation>这是谁的体温？</translation>
    </message>
    <message>
        <source>For the next one who is scanned</source>
        <translation>记给下一位扫码的人</translation>
    </message>
    <message>
        <source>Type three digits, such as 364</source>
        <translation>请输入三位数字，如 364</translation>
    </message>
    <message>
        <source>The keys now write into the field</source>
        <translation>数字键正在写入输入框</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>In</source>
        <translation>进</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>出</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>ExcusesRow</name>
    <message>
        <source>An outing for this does not count:</source>
        <translation>因这些事外出不计次数：</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message>
        <source>%1 more</source>
        <translation>还有 %1 条</translation>
    </message>
</context>
<context>
    <name>GateScreen</name>
    <message>
        <source>Gate</source>
        <translation>值守</translation>
    </message>
</context>
<context>
    <name>IdentityView</name>
    <message>
        <source>In</source>
        <translation>进</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>出</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>短号 %1</translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>有效至 %1</translation>
    </message>
    <message>
        <source>%1 · limit %2℃</source>
        <translation>%1 · 上限 %2℃</translation>
    </message>
    <message>
        <source>recorded %1</source>
        <translation>已记录 %1</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>Only looking</source>
        <translation>看一眼，不记录</translation>
    </message>
    <message>
        <source>The next scan is shown, and nothing is recorded</source>
        <translation>下一次扫码只看结果，不写入记录</translation>
    </message>
    <message>
        <source>Please show your pass</source>
        <translation>请出示出入证</translation>
    </message>
    <message>
        <source>Scan at any time, hold it to the camera, or type the 9-digit number</source>
        <translation>扫码枪随时可扫；也可对准摄像头，或输入证上的 9 位短号</translation>
    </message>
    <message>
        <source>Short number</source>
        <translation>短号</translation>
    </message>
    <message>
        <source>Scan, use the camera, or type the number</source>
        <translation>扫码枪随时可扫，也可用摄像头或短号</translation>
    </message>
    <message>
        <source>Short number: 482 719 368</source>
        <translation>短号&#x3000;9 位数字，如 482 719 368</translation>
    </message>
    <message>
        <source>Pinyin / end of phone / room</source>
        <translation>姓名拼音 / 手机尾号 / 房号</translation>
    </message>
    <message>
        <source>Pinyin, phone, room</source>
        <translation>拼音 / 尾号 / 房号</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>查找人员</translation>
    </message>
    <message>
        <source>E.g. sh, 4821, 3-2-501</source>
        <translation>例：sh、4821、3-2-501</translation>
    </message>
    <message>
        <source>Look, do not record</source>
        <translation>看一眼不记录</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>访客登记</translation>
    </message>
    <message>
        <source>No pass</source>
        <translation>忘带证</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>快递外卖</translation>
    </message>
    <message>
        <source>Whose card is it?</source>
        <translation>忘带证</translation>
    </message>
    <message>
        <source>Find the person</source>
        <translation>查找本人</translation>
    </message>
</context>
<context>
    <name>KeysRow</name>
    <message>
        <source>One child fewer</source>
        <translation>减少一个儿童</translation>
    </message>
    <message>
        <source>Going out</source>
        <translation>改为出</translation>
    </message>
    <message>
        <source>Coming in</source>
        <translation>改为进</translation>
    </message>
    <message>
        <source>Children %1</source>
        <translation>儿童 %1</translation>
    </message>
    <message>
        <source>Let pass</source>
        <translation>确认放行</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>填原因放行</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不放行</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销这一条</translation>
    </message>
    <message>
        <source>Host agrees</source>
        <translation>户主同意</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>再量一次</translation>
    </message>
    <message>
        <source>Type recheck</source>
        <translation>输入复测体温</translation>
    </message>
    <message>
        <source>Normal: let in</source>
        <translation>复测正常，放行</translation>
    </message>
    <message>
        <source>Hold here</source>
        <translation>到观察点等候</translation>
    </message>
    <message>
        <source>Turn away</source>
        <translation>劝返并登记</translation>
    </message>
    <message>
        <source>No pass</source>
        <translation>忘带证</translation>
    </message>
    <message>
        <source>+ child</source>
        <translation>+ 儿童</translation>
    </message>
    <message>
        <source>Went away</source>
        <translation>人已离开</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>上报名单</translation>
    </message>
    <message>
        <source>Recheck</source>
        <translation>复测</translation>
    </message>
    <message>
        <source>Go on with the recheck</source>
        <translation>继续复测</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>打印临时证</translation>
    </message>
    <message>
        <source>Straight home</source>
        <translation>直接回家</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Visitors inside</source>
        <translation>访客在内</translation>
    </message>
    <message>
        <source>The longest stay first</source>
        <translation>停留最久的在前</translation>
    </message>
    <message>
        <source>No visitor is inside</source>
        <translation>现在没有访客在内</translation>
    </message>
    <message>
        <source>Fevers today</source>
        <translation>今日体温异常</translation>
    </message>
    <message>
        <source>The open ones first</source>
        <translation>未处理完的在前</translation>
    </message>
    <message>
        <source>No fever today</source>
        <translation>今天没有体温异常</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>No temperature or decision</source>
        <translation>还没测体温，或等待处理</translation>
    </message>
    <message>
        <source>Everybody is finished</source>
        <translation>都已办完</translation>
    </message>
    <message>
        <source>Scanned while locked</source>
        <translation>锁屏时扫的码</translation>
    </message>
    <message>
        <source>Not recorded until somebody takes them over</source>
        <translation>认领之前不算通行记录</translation>
    </message>
    <message>
        <source>Nothing was scanned while locked</source>
        <translation>锁屏时没有扫过码</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Name or room</source>
        <translation>姓名或房号</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>已停留</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最近体温</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>已告知</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Not back</source>
        <translation>未归</translation>
    </message>
    <message>
        <source>Who is inside</source>
        <translation>谁在小区里</translation>
    </message>
    <message>
        <source>Find a resident inside</source>
        <translation>查找在内的居民</translation>
    </message>
    <message>
        <source>Residents inside</source>
        <translation>在内居民</translation>
    </message>
    <message>
        <source>Nobody here is inside by the book</source>
        <translation>记录里没有在内的居民</translation>
    </message>
    <message>
        <source>Not back yet</source>
        <translation>到点未归</translation>
    </message>
    <message>
        <source>The longest overdue first</source>
        <translation>超时最久的在前</translation>
    </message>
    <message>
        <source>Everybody is back in time</source>
        <translation>没有到点未归的人</translation>
    </message>
    <message>
        <source>Inside %1 · outside %2</source>
        <translation>在内 %1 · 在外 %2</translation>
    </message>
    <message>
        <source>Went out</source>
        <translation>外出</translation>
    </message>
    <message>
        <source>Was to be back</source>
        <translation>应回</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Unknown card</source>
        <translation>未识别的证</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>In</source>
        <translation>进</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>出</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Rechecking</source>
        <translation>复测中</translation>
    </message>
</context>
<context>
    <name>PanelHand</name>
    <message>
        <source>Checking…</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>Unknown card</source>
        <translation>未识别的证</translation>
    </message>
</context>
<context>
    <name>ReasonPage</name>
    <message>
        <source>Wrong person</source>
        <translation>认错了人</translation>
    </message>
    <message>
        <source>Wrong way</source>
        <translation>方向错了</translation>
    </message>
    <message>
        <source>Wrong reading</source>
        <translation>体温录错了</translation>
    </message>
    <message>
        <source>Pressed by mistake</source>
        <translation>按错了</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Measured too quickly</source>
        <translation>量得太快</translation>
    </message>
    <message>
        <source>Looks unwell</source>
        <translation>看着不舒服</translation>
    </message>
    <message>
        <source>Typed wrongly</source>
        <translation>输错了</translation>
    </message>
    <message>
        <source>Cold or hot from outside</source>
        <translation>刚从外面来，偏冷或偏热</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>电话同意</translation>
    </message>
    <message>
        <source>Came to the gate</source>
        <translation>本人到门口</translation>
    </message>
    <message>
        <source>Food or medicine</source>
        <translation>买菜买药</translation>
    </message>
    <message>
        <source>To bring or fetch a child</source>
        <translation>接送孩子</translation>
    </message>
    <message>
        <source>To the doctor</source>
        <translation>就医</translation>
    </message>
    <message>
        <source>Urgent matter at home</source>
        <translation>家有急事</translation>
    </message>
    <message>
        <source>On duty for the community</source>
        <translation>社区公务</translation>
    </message>
    <message>
        <source>Thermometer out of order</source>
        <translation>测温仪故障</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>It does not count</source>
        <translation>不计次数</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>填原因放行</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销这一条</translation>
    </message>
    <message>
        <source>What is right?</source>
        <translation>实际情况</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Write the reason</source>
        <translation>写明原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Let pass</source>
        <translation>确认放行</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>再量一次</translation>
    </message>
    <message>
        <source>Type it now</source>
        <translation>现在输入</translation>
    </message>
    <message>
        <source>The host agrees</source>
        <translation>户主同意</translation>
    </message>
    <message>
        <source>How did they say so?</source>
        <translation>怎么同意的？</translation>
    </message>
    <message>
        <source>Host agrees</source>
        <translation>户主同意</translation>
    </message>
    <message>
        <source>It did not happen</source>
        <translation>没有这回事</translation>
    </message>
    <message>
        <source>It was out</source>
        <translation>应该是出</translation>
    </message>
    <message>
        <source>It was in</source>
        <translation>应该是进</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>In</source>
        <translation>进</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>出</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Unknown card</source>
        <translation>未识别的证</translation>
    </message>
    <message>
        <source>Recent crossings</source>
        <translation>最近通行</translation>
    </message>
    <message>
        <source>Nobody has passed yet</source>
        <translation>还没有人通行</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Who was told</source>
        <translation>上报名单</translation>
    </message>
    <message>
        <source>Call first, then press who was told: the minute is kept</source>
        <translation>先打电话，再点告知了谁，会记下时间</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>其他人，写明是谁</translation>
    </message>
    <message>
        <source>Who else was told</source>
        <translation>还告知了谁</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>已告知</translation>
    </message>
    <message>
        <source>Nobody was told yet</source>
        <translation>还没有告知任何人</translation>
    </message>
</context>
<context>
    <name>Road</name>
    <message>
        <source>%1℃ was given to nobody: %2</source>
        <translation>%1℃ 没有记给任何人：%2</translation>
    </message>
</context>
<context>
    <name>SitesRow</name>
    <message>
        <source>Back to the steps</source>
        <translation>返回步骤</translation>
    </message>
    <message>
        <source>Where it is measured</source>
        <translation>测量部位</translation>
    </message>
    <message>
        <source>Wait %1 s, then measure here:</source>
        <translation>请等 %1 秒，再测这里：</translation>
    </message>
    <message>
        <source>Rest for %1 more, then measure here:</source>
        <translation>再休息 %1，然后测这里：</translation>
    </message>
    <message>
        <source>Measure now, here:</source>
        <translation>现在可以测，请选部位：</translation>
    </message>
</context>
<context>
    <name>UnfinishedStrip</name>
    <message>
        <source>Go on with %1</source>
        <translation>继续办理 %1</translation>
    </message>
    <message>
        <source>All who are not finished</source>
        <translation>全部未完成的人</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>%1℃: whose?</source>
        <translation>%1℃ 是谁的？</translation>
    </message>
</context>
<context>
    <name>VerdictPage</name>
    <message>
        <source>Only looked at: nothing is recorded</source>
        <translation>只看了一眼，没有记录</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>放行原因：%1</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>先放一边</translation>
    </message>
</context>
<context>
    <name>WhoPage</name>
    <message>
        <source>Whose is it?</source>
        <translation>这是谁的体温？</translation>
    </message>
    <message>
        <source>Tap the person it was taken from</source>
        <translation>请点一下刚才量的是哪一位</translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>都不是</translation>
    </message>
</context>
</TS>
