// ANCHOR: row
fn row(length: u32) -> u32 {
    length / 20
}
// ANCHOR_END: row

fn main() {
    println!("{} beans", row(300));
}
