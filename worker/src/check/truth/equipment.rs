//! Words for equipment, machines, software and methods. They are everyday words, and yet whoever did not say one did not use the
//! thing.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Whether a word (comparison key) says with what somebody worked.
pub fn is_equipment(word: &str) -> bool {
    WORDS.contains(word)
        || word
            .strip_suffix('s')
            .is_some_and(|singular| WORDS.contains(singular))
}

static WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| LIST.split_ascii_whitespace().collect());

const LIST: &str = "excavator forklift crane digger bulldozer loader backhoe tractor harvester baler chainsaw strimmer mower \
    lorry hgv drone quadcopter tablet ipad iphone laptop macbook smartboard whiteboard projector camera camcorder gopro \
    oscilloscope multimeter soldering laser plasma cnc lathe router bandsaw sander planer robot robotics robotic plc scada hmi \
    rfid barcode gps satnav tachograph cctv radar sonar lidar theodolite thermal infrared spectrometer spectrophotometer \
    hplc pcr centrifuge autoclave microscope ultrasound xray mri ecg ekg ventilator defibrillator glucometer hoist \
    catheter oven fryer grill blender dishwasher mixer espresso loom serger overlocker embroidery kiln printer plotter scanner 3d \
    gpu cluster mainframe firewall vpn router blockchain chatbot chatgpt copilot ai llm neural tensorflow machine-learning \
    erp crm pos cms lms ats wms tms bim cad cam gis ide sdk api saas cloud iot vr ar \
    algorithm automation macros vba pivot lookup dashboard spreadsheet \
    agile scrum kanban lean sigma kaizen itil prince2 waterfall devops \
    forge crucible scaffolding jackhammer telehandler cherrypicker pallet reachtruck \
    firearm taser baton bodycam \
    telescope accelerometer gyroscope arduino raspberry";
