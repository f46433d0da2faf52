<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BatchDesk</name>
    <message>
        <source>passes</source>
        <translation>出入证</translation>
    </message>
</context>
<context>
    <name>Batches</name>
    <message>
        <source>Card %1 is printed again: cut up the old one.</source>
        <translation>第 %1 张会重打，旧的请剪碎。</translation>
    </message>
    <message>
        <source>Cards %1 to %2 are printed again: cut up the old ones.</source>
        <translation>第 %1 到 %2 张会重打，旧的请剪碎。</translation>
    </message>
    <message>
        <source>%1 cards are printed again: cut up the old ones.</source>
        <translation>有 %1 张会重打，旧的请剪碎。</translation>
    </message>
    <message>
        <source>Clear what still waits in the printer, or it comes out twice.</source>
        <translation>还留在打印机里的任务请先取消，免得打出两份。</translation>
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
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Card no.</source>
        <translation>短号</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>已出证</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>%1 of %2 chosen</source>
        <translation>已选 %1 / %2</translation>
    </message>
    <message>
        <source>Nothing waits to be printed.</source>
        <translation>没有待打印的证。</translation>
    </message>
    <message>
        <source>First %1</source>
        <translation>前 %1 张</translation>
    </message>
    <message>
        <source>Print all %1</source>
        <translation>全部打印 %1 张</translation>
    </message>
    <message>
        <source>Print %1</source>
        <translation>打印 %1 张</translation>
    </message>
    <message>
        <source>Save %1 as PDF</source>
        <translation>%1 张存成 PDF</translation>
    </message>
    <message>
        <source>Print runs</source>
        <translation>打印批次</translation>
    </message>
    <message>
        <source>Every page of fronts is followed by its backs.</source>
        <translation>每页正面后面紧跟它的背面。</translation>
    </message>
    <message>
        <source>Printing: %1 cards sent</source>
        <translation>正在打印：已送出 %1 张</translation>
    </message>
    <message>
        <source>%1 print runs are not finished</source>
        <translation>有 %1 批没有打完</translation>
    </message>
    <message>
        <source>The run of %1 is not finished: %2 of %3 on paper</source>
        <translation>%1 那批没有打完：已出 %2 / %3 张</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>Print run</source>
        <translation>打印批次</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>End this run? %1 cards stay to print.</source>
        <translation>结束这批？还有 %1 张没有打印。</translation>
    </message>
    <message>
        <source>They can be printed in another run.</source>
        <translation>以后可以另开一批再打。</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Cancel stops after the sheets the printer has already.</source>
        <translation>取消后，打完已送出的几张就停。</translation>
    </message>
    <message>
        <source>Stopping after these sheets …</source>
        <translation>打完这几张就停…</translation>
    </message>
    <message>
        <source>Cards %1 to %2 have their fronts. Now turn them over.</source>
        <translation>第 %1 到 %2 张的正面已打好，请把纸翻过来。</translation>
    </message>
    <message>
        <source>Cards %1 to %2 were sent. Have they all come out well?</source>
        <translation>第 %1 到 %2 张已送去打印，都打好了吗？</translation>
    </message>
    <message>
        <source>Look at the tray. Nobody but you can know.</source>
        <translation>请看一眼出纸口，电脑看不到纸。</translation>
    </message>
    <message>
        <source>Look at both sides: without its back a card is not done.</source>
        <translation>正面、背面都要看：没有背面的证不算打好。</translation>
    </message>
    <message>
        <source>%1 cards are still to be printed.</source>
        <translation>还有 %1 张没有打印。</translation>
    </message>
    <message>
        <source>Every card is on paper.</source>
        <translation>这批全部打好了。</translation>
    </message>
    <message>
        <source>They wait at the pick-up desk now.</source>
        <translation>可以到领取点发放了。</translation>
    </message>
    <message>
        <source>This run was ended early.</source>
        <translation>这批提前结束了。</translation>
    </message>
    <message>
        <source>Go on printing</source>
        <translation>继续打印</translation>
    </message>
    <message>
        <source>Save the rest as PDF</source>
        <translation>剩下的存成 PDF</translation>
    </message>
    <message>
        <source>Scan the last good card, or type its number</source>
        <translation>扫一下最后一张好的证，或输入它的序号</translation>
    </message>
    <message>
        <source>Print again from card …</source>
        <translation>从第几张开始重打</translation>
    </message>
    <message>
        <source>Print again from %1 to card …</source>
        <translation>从第 %1 张重打到第几张</translation>
    </message>
    <message>
        <source>Stopped, as you wished.</source>
        <translation>已按您的要求停下。</translation>
    </message>
    <message>
        <source>All sheets were sent to the printer.</source>
        <translation>已全部送到打印机。</translation>
    </message>
    <message>
        <source>Saved as %1. Print it on both sides, turned over the long edge.</source>
        <translation>已存为 %1。请双面打印，沿长边翻页。</translation>
    </message>
    <message>
        <source>Saved as %1. Print it, then say what came out.</source>
        <translation>已存为 %1。打印好以后，请回来确认。</translation>
    </message>
    <message>
        <source>%1, both sides</source>
        <translation>%1，正反面</translation>
    </message>
</context>
<context>
    <name>BatchesScreen</name>
    <message>
        <source>Print many</source>
        <translation>批量打印</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>Print many</source>
        <translation>批量打印</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不选</translation>
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
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Passes to print</source>
        <translation>待打印的证</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>去看看</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>On paper</source>
        <translation>已出证</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Still to print</source>
        <translation>还没打印</translation>
    </message>
    <message>
        <source>Cards in all</source>
        <translation>总张数</translation>
    </message>
    <message>
        <source>Turned over: print the backs</source>
        <translation>已翻面，打印背面</translation>
    </message>
    <message>
        <source>Something went wrong …</source>
        <translation>出了问题…</translation>
    </message>
    <message>
        <source>All came out well</source>
        <translation>全部打好了</translation>
    </message>
    <message>
        <source>Only up to a card …</source>
        <translation>只打好到第几张…</translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>一张也没打好</translation>
    </message>
    <message>
        <source>End this run</source>
        <translation>结束这批</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Print some again …</source>
        <translation>重打几张…</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cards of this run</source>
        <translation>这批的证</translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message>
        <source>Print runs</source>
        <translation>打印批次</translation>
    </message>
    <message>
        <source>Nothing was printed in a run yet.</source>
        <translation>还没有批量打印过。</translation>
    </message>
</context>
</TS>
