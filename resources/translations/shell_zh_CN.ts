<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Alarms</name>
    <message>
        <source>Visitors who have stayed too long: %1</source>
        <translation>有访客超过了停留时间：%1 位</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The time is right</source>
        <translation>时间没错</translation>
    </message>
    <message>
        <source>Only a leader can say that the clock is right.</source>
        <translation>确认时间要由值班长来做。</translation>
    </message>
</context>
<context>
    <name>BannerLine</name>
    <message>
        <source>Next notice</source>
        <translation>下一条通知</translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>关闭通知</translation>
    </message>
</context>
<context>
    <name>ClearKey</name>
    <message>
        <source>Take back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>Composition</name>
    <message>
        <source>Inventing a community to practise with; this happens only once</source>
        <translation>正在生成练习小区，只需这一次</translation>
    </message>
    <message>
        <source>Opening the booth</source>
        <translation>正在打开岗亭</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Everybody here is invented. Set up the real booth when ready.</source>
        <translation>这里是练习，人物都是虚构的。熟悉后请设立正式岗亭。</translation>
    </message>
    <message>
        <source>Set up the real booth</source>
        <translation>设立正式岗亭</translation>
    </message>
</context>
<context>
    <name>ContactKey</name>
    <message>
        <source>Call the host</source>
        <translation>联系住户</translation>
    </message>
</context>
<context>
    <name>DeviceDot</name>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Thermometer</source>
        <translation>测温仪</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>not connected, go on by hand</source>
        <translation>未连接，可手工操作</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>没有响应</translation>
    </message>
</context>
<context>
    <name>Duty</name>
    <message>
        <source>Leaving the full screen needs a leader&apos;s PIN.</source>
        <translation>退出全屏需要值班长输入 PIN。</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>At most %1 characters; the rest was left out</source>
        <translation>最多 %1 个字，多出的没有写进去</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>Finished</name>
    <message>
        <source>Registered. The draft of the form could not be cleared: %1</source>
        <translation>已登记。表单的草稿没有清除：%1</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Set up the booth first; then scan again</source>
        <translation>请先设置岗亭，再扫码</translation>
    </message>
</context>
<context>
    <name>HoldToSee</name>
    <message>
        <source>Hold to see the whole number</source>
        <translation>按住看完整号码</translation>
    </message>
</context>
<context>
    <name>HostPanel</name>
    <message>
        <source>%1 others</source>
        <translation>另外 %1 人</translation>
    </message>
    <message>
        <source>Write where they want to go; the phones then stand here</source>
        <translation>请先填写去往哪一家，电话会显示在这里</translation>
    </message>
    <message>
        <source>The books have no phone for this place; please ask in person</source>
        <translation>名册里没有这里的电话，请当面问清</translation>
    </message>
    <message>
        <source>Nobody is registered at this door; please check the address</source>
        <translation>这一户没有登记，请再核对住处</translation>
    </message>
    <message>
        <source>No phone is registered for this household; please ask in person</source>
        <translation>这一户没有登记电话，请当面问清</translation>
    </message>
    <message>
        <source>Hold a line to see the number; each look is written down</source>
        <translation>按住可看完整号码；每次查看都有记录</translation>
    </message>
    <message>
        <source>Call the host</source>
        <translation>联系住户</translation>
    </message>
    <message>
        <source>Back to the number keys</source>
        <translation>回到数字键</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Number keys</source>
        <translation>数字键</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>退格</translation>
    </message>
</context>
<context>
    <name>LeaderDialog</name>
    <message>
        <source>A leader is needed</source>
        <translation>需要值班长</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>Starting the camera…</source>
        <translation>摄像头启动中…</translation>
    </message>
    <message>
        <source>The camera is switched off in the settings.</source>
        <translation>摄像头已在设置里关闭。</translation>
    </message>
    <message>
        <source>No camera: plug one in, or choose a file</source>
        <translation>没有摄像头：插上一个，或选择文件</translation>
    </message>
    <message>
        <source>The camera does not answer: plug it in again</source>
        <translation>摄像头没有反应：请重新插一下</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>摄像头画面</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Gangting</source>
        <translation>岗亭</translation>
    </message>
</context>
<context>
    <name>OfficerButton</name>
    <message>
        <source>On duty: %1. Press to change.</source>
        <translation>当前值守：%1。按下可换人。</translation>
    </message>
</context>
<context>
    <name>PageHead</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>PagedTable</name>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>PhotoPage</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Take again</source>
        <translation>重拍</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>换个文件</translation>
    </message>
    <message>
        <source>Photo of %1</source>
        <translation>%1 的照片</translation>
    </message>
    <message>
        <source>A picture file can also be dropped here.</source>
        <translation>也可以把图片文件拖到这里。</translation>
    </message>
    <message>
        <source>The camera is switched off in the settings.</source>
        <translation>摄像头已在设置里关闭。</translation>
    </message>
    <message>
        <source>No camera is plugged in.</source>
        <translation>没有插摄像头。</translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Remove the photo</source>
        <translation>删除照片</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>拍</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>拉远</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>拉近</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>转一下</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>就用这张</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不要了</translation>
    </message>
    <message>
        <source>The frame: drag it, or use arrows, plus and minus</source>
        <translation>取景框：拖动，或用方向键和加减键</translation>
    </message>
    <message>
        <source>The photo</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>PlaceHint</name>
    <message>
        <source>Kept as it is written</source>
        <translation>照写的登记</translation>
    </message>
    <message>
        <source>Not in the books; please check</source>
        <translation>名册里没有这一户，请核对</translation>
    </message>
</context>
<context>
    <name>PlateDisplay</name>
    <message>
        <source>EV</source>
        <translation>新能源</translation>
    </message>
</context>
<context>
    <name>PlateKeypad</name>
    <message>
        <source>Letters and digits</source>
        <translation>字母和数字</translation>
    </message>
    <message>
        <source>Provinces</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>退格</translation>
    </message>
    <message>
        <source>Plate keys</source>
        <translation>车牌键盘</translation>
    </message>
</context>
<context>
    <name>PracticeLine</name>
    <message>
        <source>Practice: invented people, nothing is entered in the real books</source>
        <translation>练习模式：人物均为虚构，不会写入真实台账</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Routing</name>
    <message>
        <source>Open a picture of a pass</source>
        <translation>打开出入证的图片</translation>
    </message>
    <message>
        <source>Pictures and PDF (*.png *.jpg *.jpeg *.webp *.bmp *.pdf)</source>
        <translation>图片和 PDF (*.png *.jpg *.jpeg *.webp *.bmp *.pdf)</translation>
    </message>
</context>
<context>
    <name>ShiftWatch</name>
    <message>
        <source>The shift ended at %1 and nobody has taken over</source>
        <translation>本班 %1 已结束，还没有人接班</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>去交接</translation>
    </message>
</context>
<context>
    <name>SlipDesk</name>
    <message>
        <source>No printer: write the number on a slip of paper: %1</source>
        <translation>没有打印机，请把号码写在纸条上：%1</translation>
    </message>
    <message>
        <source>The slip is printed: %1</source>
        <translation>临时证已打印：%1</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>%1: one fewer</source>
        <translation>%1减一</translation>
    </message>
    <message>
        <source>%1: one more</source>
        <translation>%1加一</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Time %1</source>
        <translation>时间 %1</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁屏</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>锁定屏幕</translation>
    </message>
</context>
</TS>
