<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BackForm</name>
    <message>
        <source>The card only says so; delete the data yourselves when they are over.</source>
        <translation>天数只印在证上，到期请自行删除。</translation>
    </message>
    <message>
        <source>Kind of card</source>
        <translation>证件种类</translation>
    </message>
    <message>
        <source>Usual text</source>
        <translation>用通用文字</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Days until data is deleted</source>
        <translation>个人信息保存天数</translation>
    </message>
    <message>
        <source>No number</source>
        <translation>不写天数</translation>
    </message>
    <message>
        <source>The back as it will be printed</source>
        <translation>印出来的背面</translation>
    </message>
</context>
<context>
    <name>BoothPage</name>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>New cards are signed with the new key; old cards stay valid</source>
        <translation>新证用新密钥签发，旧证仍然有效</translation>
    </message>
    <message>
        <source>Press again to change the key</source>
        <translation>再按一次，更换密钥</translation>
    </message>
    <message>
        <source>Name of the compound</source>
        <translation>小区名称</translation>
    </message>
    <message>
        <source>Name of the gate</source>
        <translation>门岗名称</translation>
    </message>
    <message>
        <source>Telephone of the booth</source>
        <translation>岗亭电话</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>New signing key</source>
        <translation>换签发密钥</translation>
    </message>
    <message>
        <source>After a booth or a backup was lost</source>
        <translation>岗亭或备份丢失后使用</translation>
    </message>
    <message>
        <source>Open the real booth</source>
        <translation>打开正式岗亭</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>去练习</translation>
    </message>
</context>
<context>
    <name>CardsPage</name>
    <message>
        <source>The usual text is back; save it to print it.</source>
        <translation>已换回通用文字，保存后生效。</translation>
    </message>
    <message>
        <source>Saved: every card printed from now on says so</source>
        <translation>已保存，以后打印的证都按这样印</translation>
    </message>
    <message>
        <source>Rules on the back</source>
        <translation>背面须知</translation>
    </message>
    <message>
        <source>Privacy notice</source>
        <translation>个人信息告知</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>照片和印章</translation>
    </message>
    <message>
        <source>Pick-up points</source>
        <translation>领取点</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>证件</translation>
    </message>
</context>
<context>
    <name>DeliveriesPage</name>
    <message>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Any plate</source>
        <translation>不限车牌</translation>
    </message>
    <message>
        <source>Write the hours like 8:00</source>
        <translation>时间请写成 8:00 这样</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>No outside vehicle is expected</source>
        <translation>名单是空的</translation>
    </message>
    <message>
        <source>Expected vehicles</source>
        <translation>放行车辆</translation>
    </message>
    <message>
        <source>Vehicle&apos;s name</source>
        <translation>车辆名称</translation>
    </message>
    <message>
        <source>Plate (empty: any)</source>
        <translation>车牌（不填则不限）</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>New vehicle</source>
        <translation>新增车辆</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Read codes with the camera</source>
        <translation>用摄像头扫码</translation>
    </message>
    <message>
        <source>System&apos;s own</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Thermometer on a serial port</source>
        <translation>串口测温仪</translation>
    </message>
    <message>
        <source>How it writes</source>
        <translation>数据格式</translation>
    </message>
    <message>
        <source>Found out by itself</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Usually measured at</source>
        <translation>通常测量部位</translation>
    </message>
    <message>
        <source>Longest pause inside a scan</source>
        <translation>一次扫码内的最长停顿</translation>
    </message>
    <message>
        <source>A slow scanner needs more</source>
        <translation>扫码枪较慢时调大</translation>
    </message>
    <message>
        <source>What the scanner adds to a code</source>
        <translation>扫码枪附加的字符</translation>
    </message>
    <message>
        <source>Before it</source>
        <translation>码前</translation>
    </message>
    <message>
        <source>After it</source>
        <translation>码后</translation>
    </message>
    <message>
        <source>Besides Enter and Tab</source>
        <translation>回车和 Tab 除外</translation>
    </message>
</context>
<context>
    <name>DutyPage</name>
    <message>
        <source>Shifts</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Shifts and equipment</source>
        <translation>班次与设备</translation>
    </message>
</context>
<context>
    <name>EquipmentList</name>
    <message>
        <source>Write the Chinese name</source>
        <translation>请填写中文名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>No equipment is checked at a handover</source>
        <translation>交接时不清点设备</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>应有数量</translation>
    </message>
    <message>
        <source>New piece</source>
        <translation>新设备</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
</context>
<context>
    <name>FrontPart</name>
    <message>
        <source>Photos on cards</source>
        <translation>证上印照片</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Off, the photos stay with their people; no card shows them.</source>
        <translation>关闭后照片仍留在本人卡上，证上不印。</translation>
    </message>
</context>
<context>
    <name>HouseholdsPage</name>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>Passes of a household</source>
        <translation>每户的证</translation>
    </message>
    <message>
        <source>Going out</source>
        <translation>外出次数</translation>
    </message>
    <message>
        <source>What does not count</source>
        <translation>不计次数</translation>
    </message>
    <message>
        <source>Rules of a household</source>
        <translation>家庭与出门规则</translation>
    </message>
    <message>
        <source>Passes at once</source>
        <translation>同时持证</translation>
    </message>
    <message>
        <source>A worker&apos;s or a car&apos;s pass does not count.</source>
        <translation>工作证、车辆证不计入。</translation>
    </message>
    <message>
        <source>Most passes of a household</source>
        <translation>每户最多几张</translation>
    </message>
    <message>
        <source>Limit how often a household goes out</source>
        <translation>限制每户外出次数</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Nobody is ever refused the way home.</source>
        <translation>任何时候都不拦人回家。</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>Counted over so many calendar days</source>
        <translation>按几个自然日计算</translation>
    </message>
    <message>
        <source>People who may go out</source>
        <translation>可外出人数</translation>
    </message>
    <message>
        <source>Times to go out</source>
        <translation>可外出次数</translation>
    </message>
    <message>
        <source>Back within</source>
        <translation>多久内返回</translation>
    </message>
    <message>
        <source>These passes do not count</source>
        <translation>这些证不计次数</translation>
    </message>
    <message>
        <source>These reasons do not count</source>
        <translation>这些事由不计次数</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>实行日期</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>首日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>末日</translation>
    </message>
    <message>
        <source>Both days included; empty is open.</source>
        <translation>含首末两天，留空为不限。</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light or night</source>
        <translation>日间或夜间</translation>
    </message>
    <message>
        <source>By the clock</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>日间</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>夜间</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Show the sentence to say</source>
        <translation>显示要说的话</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>From the next start; leaving needs a leader</source>
        <translation>下次打开时生效；退出全屏要值班长</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>A time of day such as 19:00</source>
        <translation>请填写时间，如 19:00</translation>
    </message>
    <message>
        <source>Set to %1; this screen has room for %2</source>
        <translation>原设为 %1；这块屏幕最多放得下 %2</translation>
    </message>
    <message>
        <source>This screen has room for %2</source>
        <translation>这块屏幕最多放得下 %2</translation>
    </message>
    <message>
        <source>Night by the clock</source>
        <translation>夜间时段</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>自动锁屏</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
</context>
<context>
    <name>OfficersPage</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>New PIN (empty: unchanged)</source>
        <translation>新 PIN（不填则不变）</translation>
    </message>
    <message>
        <source>PIN, 4 to 6 digits</source>
        <translation>PIN，4 到 6 位数字</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>New officer</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>已离岗</translation>
    </message>
</context>
<context>
    <name>PointsList</name>
    <message>
        <source>Hidden</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>还没用过</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Pick-up points</source>
        <translation>领取点</translation>
    </message>
    <message>
        <source>Name, where the number does not say enough</source>
        <translation>名称（光有编号不够时填）</translation>
    </message>
    <message>
        <source>Activity room</source>
        <translation>活动室</translation>
    </message>
    <message>
        <source>New point</source>
        <translation>新增领取点</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>SealPart</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>This seal is printed on every card</source>
        <translation>每张证都印这个印章</translation>
    </message>
    <message>
        <source>No seal is printed</source>
        <translation>现在不印印章</translation>
    </message>
    <message>
        <source>Choose another picture …</source>
        <translation>换一张图片…</translation>
    </message>
    <message>
        <source>Choose a picture …</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>A scan or photo of the seal on white paper; the paper becomes clear.</source>
        <translation>扫描或拍下盖在白纸上的印章即可，白底会变透明。</translation>
    </message>
    <message>
        <source>Take the seal off</source>
        <translation>不再印印章</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>A card with the seal</source>
        <translation>带印章的证</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>体温</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>放行时段</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>家庭与出门</translation>
    </message>
    <message>
        <source>Cards and pick-up</source>
        <translation>证件与领证</translation>
    </message>
    <message>
        <source>Shifts and equipment</source>
        <translation>班次与设备</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Booth</source>
        <translation>岗亭</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Compound</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Whose settings</source>
        <translation>哪里的设置</translation>
    </message>
</context>
<context>
    <name>ShiftList</name>
    <message>
        <source>Write the Chinese name</source>
        <translation>请填写中文名称</translation>
    </message>
    <message>
        <source>Write the hours like 8:00</source>
        <translation>时间请写成 8:00 这样</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Ready-made: takes the list&apos;s place</source>
        <translation>现成的排法（会换掉下面的班次）</translation>
    </message>
    <message>
        <source>Shifts of a day</source>
        <translation>一天的班次</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>New shift</source>
        <translation>新班次</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>SoundPage</name>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>提示音</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Say the sentence aloud</source>
        <translation>语音播报</translation>
    </message>
    <message>
        <source>Where a voice is installed</source>
        <translation>需要系统装有语音</translation>
    </message>
</context>
<context>
    <name>TemperaturePage</name>
    <message>
        <source>Fever from: %1</source>
        <translation>%1上限</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>The threshold itself</source>
        <translation>正好等于上限</translation>
    </message>
    <message>
        <source>Counts as fever</source>
        <translation>算发热</translation>
    </message>
    <message>
        <source>Is still normal</source>
        <translation>算正常</translation>
    </message>
    <message>
        <source>Rest before the recheck</source>
        <translation>复测前休息</translation>
    </message>
    <message>
        <source>Temperature when leaving</source>
        <translation>出门也测温</translation>
    </message>
</context>
<context>
    <name>VisitorsPage</name>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>Ask the host before a visitor goes in</source>
        <translation>访客进门前先问住户</translation>
    </message>
    <message>
        <source>Ask visitors where they have been</source>
        <translation>询问访客行程</translation>
    </message>
    <message>
        <source>Look at the health code</source>
        <translation>查看健康码</translation>
    </message>
    <message>
        <source>An outside vehicle needs a host</source>
        <translation>外来车辆要有住户接</translation>
    </message>
    <message>
        <source>A visitor may stay</source>
        <translation>访客可停留</translation>
    </message>
    <message>
        <source>A worker&apos;s expired pass still counts for</source>
        <translation>工作证过期后宽限</translation>
    </message>
</context>
</TS>
